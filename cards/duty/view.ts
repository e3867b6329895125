import { holdersFor, mayPlan, ownersOf, whoName, type PlanAround } from '../../src/bot/plan-relations.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { sayWhen } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { colourOf } from '../../src/domain/plan/colour.ts';
import type { DutyRecord } from '../../src/domain/plan/duty-record.ts';
import type { DutyPart } from '../../src/domain/plan/record.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Member } from '../../src/partnership/model.ts';
import { dutyButtons } from './buttons.ts';
import { dutyCard } from './list.ts';
import { COLOUR_WORDS, KIND_WORDS, MARKS, referenceOf } from './words.ts';

/** What a duty is drawn with. */
export interface DutyAround extends PlanAround {
  readonly now: Date;
}
type Line = { readonly text: string; readonly sub: string };

/** Groups of more than so many parts are summed up. */
const PARTS_SHOWN = 12;

/** The card of a duty for one person: never for a room, since it says what each of them may do. */
export const dutyView: RecordView = {
  name: 'duty',
  async draw(id, { store, viewer, directory, partnership, now }) {
    const duty = await store.get('duties', id);
    const around = { directory, partnership, now };
    if (!duty || !viewer || !mayPlan('plan.see', duty, viewer, around)) return undefined;
    return { rev: duty.rev, view: drawDuty(duty, viewer, around) };
  },
};

export function drawDuty(duty: DutyRecord, member: Member, around: DutyAround): CardView {
  const { occurrence } = duty;
  const { colour, why } = colourOf(occurrence, londonDate(around.now), (who) => whoName(who, around));
  return {
    summary: `${duty.id}, due ${sayDate(occurrence.due, 'short')}`,
    card: dutyCard.expand({
      reference: referenceOf(duty),
      status: `${MARKS[colour]} ${COLOUR_WORDS[colour]}`,
      title: occurrence.name,
      why: occurrence.dropped ? `Left out: ${occurrence.dropped.why}` : why,
      facts: factsOf(duty, around),
      sections: [
        ...partSection(duty, around),
        ...(occurrence.evidence.length > 0
          ? [
              {
                name: duty.asked ? 'The answer' : 'What shows it',
                lines: occurrence.evidence.map(({ text, by, at }): Line => ({
                  text,
                  sub: `${nameOf(by, around)}, ${sayWhen(at, around.now)}`,
                })),
              },
            ]
          : []),
        ...(occurrence.moves.length > 0
          ? [
              {
                name: 'Its date was moved',
                lines: occurrence.moves.map(({ from, to, why: reason, by }): Line => ({
                  text: `From ${sayDate(from)} to ${sayDate(to)}: ${reason}`,
                  sub: nameOf(by, around),
                })),
              },
            ]
          : []),
      ],
      buttons: dutyButtons(duty, member, around),
      links: linksOf(duty),
    }),
  };
}

function factsOf(duty: DutyRecord, around: DutyAround): { label: string; shown: string }[] {
  const { occurrence, asked } = duty;
  const owners = ownersOf(duty, around).map(({ name }) => name);
  const sees = owners.length > 3 ? `${owners.slice(0, 2).join(', ')} and others` : owners.join(', ');
  return [
    {
      label: 'Due',
      shown: `${sayDate(occurrence.due)}${occurrence.assumed ? ' (a proposal: no published date)' : ''}`,
    },
    ...(asked
      ? [{ label: 'Asked by', shown: nameOf(asked.by, around) }]
      : [{ label: 'Kind', shown: KIND_WORDS[occurrence.kind] }]),
    { label: 'Owner', shown: whoName(occurrence.owner, around) },
    {
      label: 'Sees to it',
      shown: sees || (holdersFor(occurrence.owner, around).gap ?? 'nobody yet'),
    },
    ...(occurrence.evidenceWanted && !asked
      ? [{ label: 'What shows it', shown: occurrence.evidenceWanted }]
      : []),
    ...(occurrence.done
      ? [
          {
            label: 'Done',
            shown: `${nameOf(occurrence.done.by, around)}, ${sayWhen(occurrence.done.at, around.now)}`,
          },
        ]
      : []),
  ];
}

function partSection({ occurrence }: DutyRecord, around: DutyAround): { name: string; lines: Line[] }[] {
  const { parts, kind } = occurrence;
  if (parts.length === 0) return [];
  const given = parts.filter((part) => part.given).length;
  // Those that wait are what somebody looks for among many.
  const inOrder = [...parts].sort((a, b) => Number(a.given !== undefined) - Number(b.given !== undefined));
  const shown = parts.length > PARTS_SHOWN ? inOrder.slice(0, PARTS_SHOWN) : parts;
  return [
    {
      name: `${kind === 'sign-off' ? 'Sign-offs' : 'Parts'}: ${given} of ${parts.length}`,
      lines: [
        ...shown.map((part) => partLine(part, around)),
        ...(parts.length > shown.length
          ? [{ text: `And ${parts.length - shown.length} more.`, sub: '' }]
          : []),
      ],
    },
  ];
}

function partLine({ who, given, refused }: DutyPart, around: DutyAround): Line {
  const name = whoName(who, around);
  if (given)
    return { text: `✓ ${name}`, sub: `${nameOf(given.by, around)}, ${sayWhen(given.at, around.now)}` };
  if (refused) return { text: `✗ ${name}: no`, sub: `${refused.why} (${nameOf(refused.by, around)})` };
  const { gap } = holdersFor(who, around);
  return { text: `… ${name}`, sub: gap ?? '' };
}

/** Where the evidence is kept: each behind a button, so that no address is read as text. */
function linksOf({ occurrence }: DutyRecord): { title: string; url: string }[] {
  return occurrence.evidence
    .flatMap(({ link }, at) => (link === undefined ? [] : [{ title: `Open evidence ${at + 1}`, url: link }]))
    .slice(-3);
}

function nameOf(member: string, { directory }: PlanAround): string {
  return directory.member(member)?.name ?? 'the bot';
}
