// While somebody writes: posts the form as the button "Look at it" would and takes over what the server shows of it. Without this script the button does.
const pause = 500;

for (const mark of document.querySelectorAll('[data-compose]')) {
  const form = mark.form;
  let timer = 0;
  let request = null;

  const look = async () => {
    request?.abort();
    request = new AbortController();
    const body = new FormData(form);
    body.set('Posted.Act', 'look');
    try {
      const answer = await fetch(form.action || location.href, {
        method: 'POST', body: new URLSearchParams(body), signal: request.signal, redirect: 'manual',
      });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const place of document.querySelectorAll('[data-look]')) {
        const fresh = page.getElementById(place.id);
        if (fresh && fresh.innerHTML !== place.innerHTML) place.innerHTML = fresh.innerHTML;
      }
    } catch (fault) {
      if (fault.name !== 'AbortError') console.debug('look', fault.name);
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  };
  form.addEventListener('input', later);
  form.addEventListener('change', later);
}
