// Shows how far a broadcast has come, as the server tells it. Without this script there is a link to load the page again.
const place = document.querySelector('[data-progress]');
if (place) {
  const source = new EventSource(place.dataset.progress);
  const number = (value) => value.toLocaleString('en').replaceAll(',', '\u00a0');

  source.addEventListener('progress', (event) => {
    const told = JSON.parse(event.data);
    if (told.done || told.state !== place.dataset.state) {
      // What the page offers is different now.
      source.close();
      location.reload();
      return;
    }
    const counts = told.messages ?? {};
    for (const cell of place.querySelectorAll('[data-count]')) cell.textContent = number(counts[cell.dataset.count] ?? 0);
    const bar = place.querySelector('progress');
    if (bar && told.messages) {
      const open = counts.waiting + counts.sending;
      bar.max = Math.max(1, open + counts.sent + counts.delivered + counts.failed + counts.unknown + counts.dropped);
      bar.value = bar.max - open;
    }
  });
}
