// Finds the way that a session took through a flow. Steps that show no screen (do) lie between two screens; they count when there is only
// one row of steps that joins the two.

/** The ways and steps taken between the screens that were seen one after the other, as {ways, nodes}. */
export function passage(seen, ways, isStep) {
  const passed = { nodes: new Set(), ways: new Set() };
  for (let i = 1; i < seen.length; i++) {
    const rows = between(seen[i - 1], seen[i], ways, isStep, []);
    if (rows.length !== 1) continue;
    for (const edge of rows[0]) {
      passed.ways.add(edge);
      passed.nodes.add(edge.to);
    }
  }
  return passed;
}

function between(from, to, ways, isStep, row) {
  const rows = [];
  for (const edge of ways) {
    if (edge.from !== from || row.includes(edge)) continue;
    if (edge.to === to) rows.push([...row, edge]);
    else if (isStep(edge.to)) rows.push(...between(edge.to, to, ways, isStep, [...row, edge]));
  }
  return rows;
}
