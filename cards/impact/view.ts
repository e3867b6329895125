import { may } from '../../src/bot/access.ts';
import { mayImpact } from '../../src/bot/impact-relations.ts';
import { subjectNamed } from '../../src/bot/outbox.ts';
import type { CardView } from '../../src/bot/reply.ts';
import { dotted } from '../../src/bot/text.ts';
import type { RecordView } from '../../src/bot/views.ts';
import { lackingForBasket } from '../../src/domain/impact/moves.ts';
import { CHANGED_FOR, type Impact } from '../../src/domain/impact/record.ts';
import { londonDate, sayDate } from '../../src/domain/working-days.ts';
import type { Directory, Member } from '../../src/partnership/model.ts';
import type { Partnership } from '../../src/partnership/schema.ts';
import { nameAndAgency } from '../action/names.ts';
import type { Button } from '../words.ts';
import { impactCard } from './list.ts';
import {
  CHANGED_WORDS,
  CONSENT_WORDS,
  impactButton,
  impactFormButton,
  priorityName,
  SOURCE_WORDS,
  STATE_WORDS,
  themeName,
  typeName,
} from './words.ts';

export interface ImpactAround {
  readonly directory: Directory;
  readonly partnership: Partnership;
}

/** The card of an entry for one person: never for a room. */
export const impactView: RecordView = {
  name: 'impact',
  async draw(id, { store, viewer, directory, partnership }) {
    const impact = await store.get('impacts', id);
    if (!impact || !viewer || !mayImpact('impact.see', impact, viewer)) return undefined;
    return { rev: impact.rev, view: drawImpact(impact, viewer, { directory, partnership }) };
  },
};

export function drawImpact(impact: Impact, viewer: Member, around: ImpactAround): CardView {
  const { partnership } = around;
  const isOpen = impact.state === 'draft' || impact.state === 'in-basket';
  return {
    summary: dotted([`Impact entry ${impact.id}`, STATE_WORDS[impact.state]]),
    card: impactCard.expand({
      reference: impact.id,
      status: STATE_WORDS[impact.state],
      heading: typeName(partnership, impact.type),
      parts: impact.state === 'withdrawn' ? [] : partsOf(impact),
      facts: factsOf(impact, viewer, around),
      lacks: isOpen ? lackingForBasket(impact) : [],
      buttons: buttonsOf(impact, viewer),
    }),
  };
}

/** What it says, part by part, in the order in which it is asked. */
export function partsOf({ did, outcome, changed }: Pick<Impact, 'did' | 'outcome' | 'changed'>) {
  return [
    { label: 'What was done', text: did },
    { label: 'What came of it', text: outcome },
    ...CHANGED_FOR.flatMap((who) => {
      const text = changed[who];
      return text === undefined ? [] : [{ label: `What changed for ${CHANGED_WORDS[who]}`, text }];
    }),
  ];
}

function factsOf(impact: Impact, viewer: Member, { directory, partnership }: ImpactAround) {
  const { priority, theme, used, withdrawn } = impact;
  const facts: [string, string | undefined][] = [
    ['Priority', priority === undefined ? undefined : priorityName(partnership, priority)],
    ['Theme', theme === undefined ? undefined : themeName(partnership, theme)],
    ['Consent', CONSENT_WORDS[impact.consent]],
    ['From', sourceOf(impact, viewer, partnership)],
    ['Used in', used?.in],
    ['Withdrawn because', withdrawn?.why],
    ['Written by', dotted([nameAndAgency(directory, impact.by), sayDate(londonDate(new Date(impact.at)))])],
  ];
  return facts.flatMap(([label, shown]) => (shown === undefined ? [] : [{ label, shown }]));
}

/** Which record it came from is said to whoever wrote it and to the business unit: others may not know that there is one. */
function sourceOf({ source, about, by }: Impact, viewer: Member, { courses }: Partnership): string {
  const said = SOURCE_WORDS[source];
  if (about === undefined) return said;
  const course = courses.find(({ id }) => id === about)?.name;
  if (course !== undefined) return `${said}: ${course}`;
  const knows = by === viewer.id || may(viewer, 'impact.basket', new Set());
  return knows && subjectNamed(about) !== undefined ? `${said}: ${about}` : said;
}

function buttonsOf(impact: Impact, viewer: Member): Button[] {
  if (impact.state === 'withdrawn') return [];
  const isUnit = may(viewer, 'impact.basket', new Set());
  const isOpen = impact.state !== 'used';
  const changes = isUnit || (impact.state === 'draft' && mayImpact('impact.change', impact, viewer));
  const ready = lackingForBasket(impact).length === 0;
  return [
    ...(isUnit && impact.state === 'draft' && ready
      ? [impactButton(impact, 'impact.put-in', 'Put it in the basket')]
      : []),
    ...(isUnit && impact.state === 'in-basket'
      ? [impactButton(impact, 'impact.take-out', 'Take it out of the basket')]
      : []),
    ...(isOpen && changes ? [impactFormButton(impact, 'impact.change', 'Change it')] : []),
    ...(isOpen && isUnit && ready ? [impactFormButton(impact, 'impact.do.use', 'It was used')] : []),
    ...(isUnit || mayImpact('impact.change', impact, viewer)
      ? [impactFormButton(impact, 'impact.do.withdraw', 'Withdraw it')]
      : []),
  ];
}
