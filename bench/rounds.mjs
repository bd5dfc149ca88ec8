const ROUNDS = 5;
const SECONDS = 0.9;
/** The program has far more code to get warm than its reference. */
const WARM_UP = { ours: 2, reference: 0.5 };

/** Warms both sides up, then measures them in turns; `measure` takes seconds and gives something per second. */
export async function compare(ours, reference, { unit }) {
  await ours(WARM_UP.ours);
  await reference(WARM_UP.reference);
  const found = { ours: [], reference: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    // Whoever goes first changes each round: neither gains by the state in which the other leaves the machine.
    const sides = [
      ['ours', ours],
      ['reference', reference],
    ];
    for (const [side, measure] of round % 2 === 0 ? sides : sides.reverse())
      found[side].push(await measure(SECONDS));
  }
  const [a, b] = [median(found.ours), median(found.reference)];
  return { ours: Math.round(a), reference: Math.round(b), ratio: Math.round((a / b) * 1000) / 1000, unit };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
