import { impactView } from '../cards/impact/view.ts';
import type { Command } from '../src/bot/command.ts';
import type { ArgumentDefinition } from '../src/bot/grammar/types.ts';
import { subjectNamed } from '../src/bot/outbox.ts';
import { PERIODS } from '../src/domain/period.ts';
import { basketPresses, choose, drawBasket } from './impact/basket.ts';
import { ask, doForm, doPresses } from './impact/do.ts';
import { filePresses, impactFiles } from './impact/files.ts';
import { fromMessage, fromPresses, startFrom } from './impact/from.ts';
import { drawImpacts, WHICH } from './impact/list.ts';
import { findChangeable, findImpact, impactReply, subjectOfImpact } from './impact/record.ts';
import { sayForm } from './impact/say.ts';

const ref: ArgumentDefinition = {
  kind: 'reference',
  label: 'which entry',
  prefixes: ['IMP'],
  required: true,
};
const period: ArgumentDefinition = { kind: 'choice', label: 'which period', choices: PERIODS };
const EXAMPLE = 'IMP-2611-K4TR';

function subjectIn(values: Readonly<Record<string, string>>, name = 'ref'): string | undefined {
  return subjectNamed(values[name] ?? '');
}

/** `/impact`: what made a difference, and the basket of the annual report. */
export const impact: Command = {
  name: 'impact',
  aliases: ['making a difference', 'difference'],
  summary: 'Note what made a difference, find it again, and fill the basket of the annual report',
  defaultVerb: 'list',
  verbs: [
    {
      name: 'add',
      aliases: ['new', 'note'],
      summary: 'Note what made a difference: what was done, what came of it, what changed',
      access: 'impact.add',
      form: 'impact.say',
      about: 'case',
      arguments: {
        from: {
          kind: 'reference',
          label: 'what it came from',
          leads: ['from', 'about'],
          prefixes: ['ACT', 'ESC', 'REV'],
        },
        did: { kind: 'text', label: 'what was done', max: 600, main: true, placeholder: 'what was done' },
      },
      examples: ['impact add', 'impact add from ACT-2611-K4TR'],
      run: (context, values) =>
        values['from'] === undefined
          ? context.openForm('impact.say', values['did'] ? { values: { did: values['did'] } } : {})
          : startFrom(context, subjectIn(values, 'from')),
    },
    {
      name: 'list',
      summary: 'See the newest entries you may see',
      access: 'impact.see',
      arguments: { which: { kind: 'choice', label: 'which ones', choices: WHICH }, period },
      examples: ['impact list', 'impact list mine', 'impact list in the basket'],
      run: async (context, values) => ({ kind: 'notice', view: await drawImpacts(context, values) }),
    },
    {
      name: 'find',
      aliases: ['search'],
      summary: 'Find entries by words, priority, theme, type or agency',
      access: 'impact.see',
      about: 'case',
      arguments: {
        words: {
          kind: 'text',
          label: 'words that stand in it',
          max: 120,
          main: true,
          required: true,
          placeholder: 'words',
        },
        period,
      },
      examples: ['impact find neglect', 'impact find "health visitors" last quarter'],
      run: async (context, values) => ({ kind: 'notice', view: await drawImpacts(context, values) }),
    },
    {
      name: 'show',
      aliases: ['see'],
      summary: 'See one entry',
      access: 'impact.see',
      arguments: { ref },
      examples: [`impact show ${EXAMPLE}`],
      run: async (context, values) => impactReply(context, await findImpact(context, subjectIn(values))),
    },
    {
      name: 'change',
      aliases: ['edit'],
      summary: 'Say it better, or say that somebody agreed to its being told',
      access: 'impact.change',
      arguments: { ref },
      examples: [`impact change ${EXAMPLE}`],
      async run(context, values) {
        const found = await findChangeable(context, subjectIn(values));
        return context.openForm('impact.say', { subject: subjectOfImpact(found) });
      },
    },
    {
      name: 'withdraw',
      summary: 'Take an entry back; its words are deleted',
      access: 'impact.change',
      arguments: { ref },
      examples: [`impact withdraw ${EXAMPLE}`],
      run: (context, values) => ask(context, subjectIn(values), 'withdraw'),
    },
    {
      name: 'basket',
      summary: 'See and order what is chosen for the annual report, or put an entry in (business unit)',
      access: 'impact.basket',
      arguments: { ref: { ...ref, required: false } },
      examples: ['impact basket', `impact basket ${EXAMPLE}`],
      async run(context, values) {
        if (values['ref'] !== undefined)
          return impactReply(context, await choose(context, await findImpact(context, subjectIn(values))));
        return { kind: 'notice', view: await drawBasket(context) };
      },
    },
    {
      name: 'use',
      aliases: ['used'],
      summary: 'Say where an entry was used (business unit)',
      access: 'impact.basket',
      arguments: { ref },
      examples: [`impact use ${EXAMPLE}`],
      run: (context, values) => ask(context, subjectIn(values), 'use'),
    },
  ],
  presses: {
    ...fromPresses,
    ...basketPresses,
    ...doPresses,
    ...filePresses,
    'impact.change': {
      access: 'impact.change',
      async run(context, press) {
        const found = await findChangeable(context, press.subject);
        return context.openForm('impact.say', { subject: subjectOfImpact(found) });
      },
    },
    'impact.look': {
      access: 'impact.see',
      async run(context, press) {
        const { view } = impactReply(context, await findImpact(context, press.subject));
        return { kind: 'notice', view };
      },
    },
    'impact.list': {
      access: 'impact.see',
      run: async (context, { args }) => ({ kind: 'notice', view: await drawImpacts(context, args) }),
    },
  },
  forms: { 'impact.say': sayForm, 'impact.do': doForm },
  views: [impactView],
  files: impactFiles,
  shortcuts: [fromMessage],
};
