import { calendarOf } from '../../src/bot/calendar.ts';
import { maySeeEscalation, moverOf } from '../../src/bot/escalation-relations.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { legalMoves, type MoveKind } from '../../src/domain/escalation/moves.ts';
import { nameAndAgency } from '../action/names.ts';
import { buttonOf } from '../escalation/buttons.ts';
import { sayEvent, turnOf } from '../escalation/words.ts';
import { itemsCard } from '../index.ts';
import { inList } from '../words.ts';
import { agenciesAndTheme, openButton, placeInTime } from './escalation-lines.ts';

/**
 * What somebody else has just done with an escalation, for those it is now up to: the card they have changes in place, which
 * rings no phone. Nothing of what was written is in it.
 */
export const turnView: RecordView = {
  name: 'escalation-turn',
  async draw(id, { store, directory, viewer, now }) {
    const escalation = await store.get('escalations', id);
    if (!escalation || !viewer || !maySeeEscalation(escalation, viewer, directory)) return undefined;
    const at = { now, calendar: await calendarOf(store) };
    const legal = new Set(legalMoves(escalation, moverOf(escalation, viewer, directory), at));
    const last = escalation.timeline.at(-1);
    const heading = last ? sayEvent(last, escalation) : 'Case resolution';
    const isRethink = last?.kind === 're-think';
    const card = itemsCard.expand({
      heading,
      intro: last ? `By ${nameAndAgency(directory, last.by)}.` : '',
      sections: [
        {
          name: '',
          items: [
            {
              title: agenciesAndTheme(escalation, directory),
              line: placeInTime(escalation, at),
              note: isRethink
                ? RETHINK
                : turnOf(escalation, (agency) => directory.agency(agency)?.name ?? agency),
              buttons: [
                openButton(escalation),
                ...OFFERED.filter((kind) => legal.has(kind)).map((kind) =>
                  inList(buttonOf(escalation, kind)),
                ),
              ].slice(0, MOST),
            },
          ],
        },
      ],
      more: '',
      buttons: [],
    });
    return { rev: 0, once: true, view: { summary: `Case resolution ${escalation.id}: ${heading}`, card } };
  },
};

const RETHINK =
  'The business unit asks somebody who was not part of it to sit down with both sides. The clock goes on.';
/** With "Open": more than that is a list to read. */
const MOST = 4;
/** The likeliest answers, those that need no form first. */
const OFFERED: readonly MoveKind[] = [
  'agree-extension',
  'decline-extension',
  'agree',
  'close',
  'dissent',
  'acknowledge',
  'propose',
  'review',
];
