import { afterLead } from './line.ts';
import { namedThingAt } from './read-named.ts';
import type { Reading } from './reading.ts';

const CHAIR = ['the chair of', 'chair of', 'the chair for', '@chair of', 'the group chair of'];

/**
 * "the chair of Neglect" in the place of a person, where the argument takes seats: whoever chairs the group whenever somebody is
 * needed. Its value is `chair:neglect`. Only right after the verb or after a lead, since "chair" is also an ordinary word.
 */
export function readSeats(reading: Reading): void {
  const { line } = reading;
  const [seat] = reading.open('person').filter(([, definition]) => definition.seats === true);
  if (!seat) return;
  const [name, { leads = [] }] = seat;
  for (let at = 0; at < line.length; at += 1) {
    const lead = afterLead(line, at, ['to', 'for', ...leads]);
    const begins = at === 0 ? (lead ?? 0) : lead;
    const after = begins === undefined ? undefined : afterLead(line, begins, CHAIR);
    if (after === undefined) continue;
    const group = namedThingAt(reading, { kind: 'group', label: '' }, at, after);
    if (!group?.value) continue;
    const shown = `Chair of ${group.shown ?? group.value}`;
    return reading.accept(name, { from: at, to: group.to, value: `chair:${group.value}`, shown });
  }
}
