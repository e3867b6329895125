import { IllegalBriefingMove } from '../moves-shared.ts';
import type { Closure, Draft, Question, Read, Reading } from '../reading.ts';
import { GROUP_SIZES, ITEM_TYPES, RISKS } from '../words.ts';
import { askReturned, askRisk, type Ask } from './ask.ts';
import { nilReading } from './nil.ts';

/**
 * The reading with one question answered: the answer is as sure as can be, because its author gave it. Some answers lead to another
 * question, which is never needed.
 *
 * @param value one of the question's choices
 * @throws IllegalBriefingMove when there is no such question (any more) or choice
 */
export function answerQuestion(reading: Reading, id: string, value: string, now: Date): Reading {
  const question = reading.questions.find((each) => each.id === id);
  if (!question || !question.choices.some((choice) => choice.value === value))
    throw new IllegalBriefingMove('This question has been answered already.');
  const rest: Reading = { ...reading, questions: reading.questions.filter((each) => each.id !== id) };
  if (question.kind === 'which-item') return withItem(rest, question, value, now);
  if (question.about === undefined) return ofTheWhole(rest, question, value);
  const draft = rest.drafts[question.about];
  if (!draft) return rest;
  if (
    question.kind === 'split' &&
    (value === 'keep' || value === 'drop') &&
    draft.count &&
    draft.count.confidence < 0.8
  )
    return value === 'keep' ? { ...rest, drafts: rest.drafts.map(settled) } : withoutUnsure(rest);
  if (value === 'drop') return withoutDraft(rest, question.about);
  return withDraft(rest, question.about, answered(draft, question, value), now);
}

function withDraft(reading: Reading, at: number, draft: Draft, now: Date): Reading {
  const before = reading.drafts[at];
  const after = { ...reading, drafts: reading.drafts.map((each, index) => (index === at ? draft : each)) };
  if (before?.type.value === draft.type.value && before.type.confidence === draft.type.confidence)
    return after;
  if (draft.type.value === 'missing-now' && !draft.risk) return withQuestion(after, askRisk(), at);
  return draft.type.value === 'returned' && !draft.returnedAt
    ? withQuestion(after, askReturned(now), at)
    : after;
}

function withQuestion(reading: Reading, { kind, text, choices, needed }: Ask, about: number): Reading {
  const id = `${kind}-${about + 1}`;
  if (reading.questions.some((each) => each.id === id)) return reading;
  return {
    ...reading,
    questions: [...reading.questions, { id, kind, about, text, choices: [...choices], needed }].slice(0, 12),
  };
}

function answered(draft: Draft, { kind }: Question, value: string): Draft {
  if (value === 'skip') return kind === 'due' ? withDue(draft, undefined) : draft;
  switch (kind) {
    case 'type':
    case 'split': {
      const type = ITEM_TYPES.find((each) => each.value === value)?.value;
      return type ? { ...draft, type: sure(type), each: isEach(type) } : draft;
    }
    case 'count':
      return withCount(draft, value);
    case 'risk': {
      const risk = RISKS.find((each) => each.value === value)?.value;
      return risk ? { ...draft, risk: sure(risk) } : draft;
    }
    case 'area':
      return { ...draft, area: sure(value) };
    case 'since':
      return { ...draft, since: sure(value) };
    case 'returned-at':
      return { ...draft, returnedAt: sure(value) };
    case 'due':
      return withDue(draft, value);
    case 'owner':
      return {
        ...draft,
        actions: draft.actions.map((action) => (action.owner ? action : { ...action, owner: sure(value) })),
      };
    case 'what-is-it':
    case 'which-item':
    case 'nil-but-reported':
    case 'talk-counts':
    case 'flag-counts':
      return draft;
  }
}

function withCount(draft: Draft, value: string): Draft {
  if (!value.startsWith('group:')) return { ...draft, count: sure(Number(value)) };
  const group = GROUP_SIZES.find((each) => each.value === value.slice('group:'.length))?.value;
  return group ? { ...draft, group: sure(group) } : draft;
}

/** What was not sure takes the answer; undefined leaves it without a time. */
function withDue(draft: Draft, date: string | undefined): Draft {
  const actions = draft.actions.map((action) => {
    if (!action.due || action.due.confidence >= 0.8) return action;
    const { due, ...others } = action;
    return date === undefined ? others : { ...others, due: sure({ ...due.value, date }) };
  });
  const { strategy, ...rest } = draft;
  if (!strategy?.at || strategy.at.confidence >= 0.8) return { ...draft, actions };
  const at = date === undefined ? {} : { at: sure({ ...strategy.at.value, date }) };
  return { ...rest, actions, strategy: { state: strategy.state, ...at } };
}

function ofTheWhole(reading: Reading, { kind }: Question, value: string): Reading {
  const [name = '', number = ''] = value.split(':');
  const n = Number(number);
  if (kind === 'what-is-it') {
    if (value === 'nil') return nilReading();
    const type = ITEM_TYPES.find((each) => each.value === value)?.value;
    return type ? { ...reading, drafts: [...reading.drafts, bare(type)] } : reading;
  }
  if (kind === 'nil-but-reported' && value === 'earlier') {
    const { nil: _nil, ...rest } = reading;
    return rest;
  }
  if (kind === 'talk-counts' && (name === 'done' || name === 'declined' || name === 'pending'))
    return { ...reading, talks: { ...reading.talks, [name]: sure(n) } };
  if (kind === 'flag-counts' && (name === 'on' || name === 'off')) {
    const flags = { ...reading.flags, [name === 'on' ? 'on' : 'removed']: sure(n) };
    const left = flags.on && flags.removed ? { left: Math.max(0, flags.on.value - flags.removed.value) } : {};
    return { ...reading, flags: { ...flags, ...left } };
  }
  return reading;
}

/** The closure is about this item, or it is news after all. */
function withItem(reading: Reading, { about }: Question, value: string, now: Date): Reading {
  const closure = about === undefined ? undefined : reading.closures[about];
  if (!closure || about === undefined) return reading;
  if (value !== 'new')
    return {
      ...reading,
      closures: reading.closures.map((each, at) => (at === about ? { ...each, item: value } : each)),
    };
  const closures = reading.closures.filter((_each, at) => at !== about);
  const questions = reading.questions.map((each) =>
    each.kind === 'which-item' && each.about !== undefined && each.about > about
      ? { ...each, id: `which-item-${each.about}`, about: each.about - 1 }
      : each,
  );
  const drafts = [...reading.drafts, fromClosure(closure)];
  const after = { ...reading, closures, drafts, questions };
  return closure.returned && !closure.returnedAt
    ? withQuestion(after, askReturned(now), drafts.length - 1)
    : after;
}

function fromClosure({ returned, returnedAt, strategy, actions, dslTold }: Closure): Draft {
  return {
    ...bare(returned ? 'returned' : 'follow-up'),
    actions,
    ...(returnedAt ? { returnedAt } : {}),
    ...(strategy ? { strategy } : {}),
    ...(dslTold ? { dslTold } : {}),
  };
}

function bare(type: Draft['type']['value']): Draft {
  return { type: sure(type), each: isEach(type), knownTo: [], themes: [], actions: [] };
}

function withoutDraft(reading: Reading, at: number): Reading {
  return {
    ...reading,
    drafts: reading.drafts.filter((_draft, index) => index !== at),
    questions: reading.questions.flatMap((question): Question[] => {
      const { about, kind } = question;
      if (about === undefined || kind === 'which-item') return [question];
      if (about === at) return [];
      return about > at ? [{ ...question, id: `${kind}-${about}`, about: about - 1 }] : [question];
    }),
  };
}

function withoutUnsure(reading: Reading): Reading {
  let after = reading;
  for (let at = reading.drafts.length - 1; at >= 0; at -= 1)
    if ((reading.drafts[at]?.type.confidence ?? 1) < 0.8) after = withoutDraft(after, at);
  return after;
}

function settled(draft: Draft): Draft {
  return {
    ...draft,
    type: { ...draft.type, confidence: 1 },
    ...(draft.count ? { count: { ...draft.count, confidence: 1 } } : {}),
  };
}

function isEach(type: Draft['type']['value']): boolean {
  return type === 'missing-now' || type === 'returned' || type === 'repeat-missing';
}

function sure<T>(value: T): Read<T> {
  return { value, confidence: 1, because: [] };
}
