import { loadavg } from 'node:os';
import type { CardTimes } from './card-times.ts';
import { ms, printTable } from './figures.ts';
import { openWorkshop } from './processes.ts';

// tsx bench/adapters/cards.ts: what turning cards into what each platform is sent takes, in a process built like the bot's own
// (run from its sources by tsx, every small function costs a little more).
const SHOWN = 6;

const workshop = openWorkshop();
const built = await workshop.build(['bench/adapters/card-times.ts']);
try {
  const { said } = await workshop.start<CardTimes>(built('card-times.ts'));
  const { real, made } = said;
  console.log(
    `${real.length} samples, the ${SHOWN} largest shown; medians of 300; load ${loadavg()[0]?.toFixed(1)}`,
  );
  printTable([
    ['card', 'characters in Teams', 'to Block Kit', 'to Teams'],
    ...[...real.slice(0, SHOWN), ...made].map((row) => [
      row.name,
      String(row.size),
      ms(row.slack),
      ms(row.teams),
    ]),
  ]);
  const slowest = real.toSorted((a, b) => b.slack + b.teams - (a.slack + a.teams))[0];
  if (slowest)
    console.log(
      `Slowest of the samples: ${slowest.name}, ${ms(slowest.slack)} to Block Kit and ${ms(slowest.teams)} to Teams`,
    );
} finally {
  await workshop.close();
}
