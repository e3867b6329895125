import { mayEver, NotAllowed } from './access.ts';
import type { Context } from './context.ts';
import { BotError } from './errors.ts';
import { guardTexts, refuseFindings } from './guard.ts';
import { keepLine, useRewrite } from './guard-command.ts';
import { helpView } from './help-view.ts';
import type { PressInteraction } from './interaction.ts';
import { perform, type PerformDeps } from './perform.ts';
import { requirePlace } from './places.ts';
import type { Reply } from './reply.ts';
import { reopenForm } from './run-form.ts';
import type { Directory, Member } from '../partnership/model.ts';
import type { Drawing } from './views.ts';

/** Buttons that belong to no command. */
const OWN_VERBS: ReadonlySet<string> = new Set(['form.open', 'guard.keep', 'guard.use', 'help.show']);

/** Does what a card's button says. The same button on the same revision by the same person has its effect once. */
export async function runPress(
  deps: PerformDeps,
  interaction: PressInteraction,
  member: Member,
  directory: Directory,
): Promise<Reply> {
  const { verb } = interaction;
  // What a forged button carries instead of a verb and a record could be any text: none of it is written down.
  const subject = isSubject(interaction.subject) ? interaction.subject : undefined;
  const known = OWN_VERBS.has(verb) || deps.registry.press(verb) !== undefined;
  const keys = keysOf(interaction, member, subject);
  return perform(
    deps,
    {
      interaction,
      member,
      directory,
      verb: known ? verb : 'unknown',
      keys,
      renew: (answer, tx) =>
        renewCard(deps, answer, subject, {
          store: tx,
          directory,
          partnership: deps.partnership,
          now: deps.now(),
          viewer: member,
        }),
      ...(subject ? { subject } : {}),
    },
    async (context) => {
      if (verb === 'form.open') return reopenForm(deps, context, interaction);
      if (verb === 'guard.use') return useRewrite(deps, context, interaction);
      if (verb === 'guard.keep') return keepLine(deps, context, interaction);
      if (verb === 'help.show') return { kind: 'notice', view: helpView(deps.registry.definitions) };
      guardInputs(deps, context, interaction);
      const handler = deps.registry.press(verb);
      if (!handler)
        throw new BotError(
          'unknown-button',
          'This button belongs to an older card. Type /mywork to see the card as it is now.',
        );
      if (!mayEver(member, handler.access))
        throw new NotAllowed('Your role does not include this. Nothing was changed.');
      await requirePlace(context.tx, interaction.place, handler.access);
      return beside(
        await handler.run(keys.length > 0 ? context : unchanging(context), interaction),
        interaction,
      );
    },
  );
}

/** A list is not replaced by the card of one of the things in it: the others would be gone. */
function beside(reply: Reply, { args }: PressInteraction): Reply {
  return reply.kind === 'card' && args['list'] === 'yes'
    ? { kind: 'notice', view: reply.notice ?? reply.view }
    : reply;
}

/**
 * What names the effect of a press beside its delivery, which a platform may repeat under another id: the record and the
 * revision it was pressed on, or else `once`, which the card was given for this one effect.
 */
function keysOf(
  { verb, rev, args }: PressInteraction,
  member: Member,
  subject: string | undefined,
): string[] {
  if (subject !== undefined && rev !== undefined) return [`press|${member.id}|${verb}|${subject}|${rev}`];
  const once = args['once'];
  return once ? [`press|${member.id}|${verb}|once|${once}`] : [];
}

/** For a button whose effect has no name of its own: it may show something, and it may change nothing. */
function unchanging(context: Context): Context {
  return {
    ...context,
    did: () => {
      throw new BotError(
        'button-without-key',
        'This button belongs to an older card, so nothing was changed. Please open the card again.',
      );
    },
  };
}

/** What was typed into a card beside its button. There is no form to show again, so what would be asked about is refused too. */
function guardInputs(deps: PerformDeps, context: Context, { inputs }: PressInteraction): void {
  const texts = Object.entries(inputs).map(([field, typed]) => ({ field, text: [typed].flat().join('\n') }));
  if (texts.length === 0) return;
  const findings = guardTexts(texts, context, { screen: deps.screen });
  refuseFindings(findings.filter(({ severity }) => severity !== 'advise'));
}

function isSubject(subject: string | undefined): subject is string {
  return (
    subject !== undefined && /^[a-z]+:(?:[A-Z]+-\d{4}-[A-Z0-9]{4}|DIB-\d{6}(?:-\d{2,3})?)$/.test(subject)
  );
}

/** The pressed card as it is now, instead of as it was when the button had its effect: it may be put in its place. */
async function renewCard(
  deps: PerformDeps,
  answer: Reply,
  subject: string | undefined,
  drawing: Drawing,
): Promise<Reply> {
  if (answer.kind !== 'card') return answer;
  const [kind = '', id = ''] = (answer.record?.subject ?? subject)?.split(':') ?? [];
  const drawn = await deps.registry.views.get(answer.record?.view ?? kind)?.draw(id, drawing);
  // Who was allowed to press may have stopped being so since.
  if (!drawn) throw new NotAllowed('I cannot show you that card any more. Use /mywork to see yours.');
  return { ...answer, view: drawn.view };
}
