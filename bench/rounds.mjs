const ROUNDS = 5;

/** Warms both sides up, then measures them in turns; `measure` takes seconds and gives something per second. */
export async function compare(ours, reference, { warmUp = 1, seconds = 1, unit }) {
  await ours(warmUp);
  await reference(warmUp);
  const found = { ours: [], reference: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    // Whoever goes first changes each round: neither gains by the state in which the other leaves the machine.
    const sides = [
      ['ours', ours],
      ['reference', reference],
    ];
    for (const [side, measure] of round % 2 === 0 ? sides : sides.reverse())
      found[side].push(await measure(seconds));
  }
  const [a, b] = [median(found.ours), median(found.reference)];
  return { ours: Math.round(a), reference: Math.round(b), ratio: Math.round((a / b) * 1000) / 1000, unit };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
