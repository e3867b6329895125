import { problem } from '../../cards/words.ts';
import { addWorkingDays, ENGLAND } from '../domain/working-days.ts';
import { mayEver, NotAllowed } from './access.ts';
import { memberBehind, type AccountDeps } from './accounts.ts';
import { adviceOn, withAdvice } from './advice.ts';
import { calendarOf } from './calendar.ts';
import type { CommandVerb } from './command.ts';
import type { Context } from './context.ts';
import { startDraft } from './drafts.ts';
import { BotError } from './errors.ts';
import { parseCommand } from './grammar/parse.ts';
import type { ParsedCall, Problem } from './grammar/types.ts';
import { guardTexts, guardTyping, ofSeverity, refuseFindings, type GuardFinding } from './guard.ts';
import { guardLine, stopLine } from './guard-command.ts';
import { FILE_LINE, whatStands } from './guard-message.ts';
import type { BotDeps } from './handle.ts';
import { helpView } from './help-view.ts';
import type { CommandInteraction, PersonMention } from './interaction.ts';
import { heardAsUpdate } from './mention-in-thread.ts';
import { subjectNamed } from './outbox.ts';
import { perform, type PerformDeps } from './perform.ts';
import { allowedIn, kindOf, requirePlace } from './places.ts';
import type { Reply } from './reply.ts';
import type { Directory, Member } from '../partnership/model.ts';

/** Each may be a question to the platform. No command names this many people; further ones count as unknown. */
const MOST_MENTIONS = 20;

type Call = Extract<ParsedCall, { kind: 'call' }>;

/** Reads a typed line and does what it says; asks for what is missing; says what was wrong. */
export async function runCommand(
  deps: BotDeps,
  interaction: CommandInteraction,
  member: Member,
  directory: Directory,
): Promise<Reply> {
  const parsed = await parse(deps, interaction, member, directory);
  if (await heardAsUpdate(deps, interaction, parsed)) return { kind: 'nothing' };
  const verb = parsed.kind === 'call' ? `${parsed.command}.${parsed.verb}` : parsed.kind;
  const asked = await oneToOne(deps, interaction, parsed);
  return perform(deps, { interaction: asked, member, directory, verb }, async (context) => {
    if (interaction.files)
      throw new BotError(
        'file-refused',
        `${FILE_LINE} Please send the words alone. ${whatStands(interaction)}`,
      );
    refuseFindings(guardTyping(plainOf(interaction)), whatStands(interaction));
    if (parsed.kind === 'help') {
      return { kind: 'notice', view: helpView(deps.registry.definitions, parsed.command, parsed.verb) };
    }
    if (parsed.kind === 'unknown') return { kind: 'notice', view: unknownView(parsed) };
    const handler = deps.registry.verb(parsed.command, parsed.verb);
    if (!handler)
      throw new BotError(
        'unknown-command',
        'I do not know that command. Type /partnership help to see what you can do.',
      );
    if (!mayEver(member, handler.access))
      throw new NotAllowed(
        `Your role does not include /${parsed.command} ${parsed.verb}. If it should, ask the business unit.`,
      );
    await requirePlace(context.tx, asked.place, handler.access);
    return run(deps, context, interaction, handler, parsed);
  });
}

/**
 * What must not be refused to somebody who is afraid goes on one to one when it was typed in a room that nobody has named: nothing is said
 * there, and the answer goes where it would have gone had they written to the bot.
 */
async function oneToOne(
  deps: PerformDeps,
  interaction: CommandInteraction,
  parsed: ParsedCall,
): Promise<CommandInteraction> {
  const { place, ...rest } = interaction;
  const handler = parsed.kind === 'call' ? deps.registry.verb(parsed.command, parsed.verb) : undefined;
  if (!place || !handler?.privately) return interaction;
  const kind = await deps.store.read((view) => kindOf(view, place));
  return kind === 'unbound' && allowedIn(kind, handler.access) === 'refused' ? rest : interaction;
}

async function run(
  deps: PerformDeps,
  context: Context,
  interaction: CommandInteraction,
  handler: CommandVerb,
  said: Call,
): Promise<Reply> {
  const call = { ...said, problems: [...said.problems, ...tooLong(handler, said)] };
  refuseFindings(guardUnread(deps, context, handler, call.problems), whatStands(interaction));
  const subject = call.values['ref'] ? subjectNamed(call.values['ref']) : undefined;
  const findings = guardLine(deps, context, handler, call.values);
  const line = {
    ...call,
    whole: call.problems.length === 0 && call.missing.length === 0,
    ...(subject ? { subject } : {}),
  };
  const stopped = await stopLine(deps, context, interaction, handler, line, findings);
  if (stopped) return stopped;
  const formable = handler.form !== undefined && !isWrong(call, handler, 'reference');
  if (call.problems.length > 0) return wrong(context, handler, call, formable, subject);
  if (call.missing.length === 0) {
    const advice = adviceOn(findings, Object.values(call.values));
    return withAdvice(await handler.run(context, call.values), advice);
  }
  if (handler.form && formable)
    return context.openForm(handler.form, { values: call.values, ...(subject ? { subject } : {}) });
  return wrong(context, handler, call, false, subject);
}

/** Words that could not be used are said back. A day in the past is no birthday here, and whoever was named is no child. */
function guardUnread(
  deps: PerformDeps,
  context: Context,
  handler: CommandVerb,
  problems: readonly Problem[],
): readonly GuardFinding[] {
  const meant = new Map(
    problems.map(({ argument }, at) => [`problem-${at}`, handler.arguments[argument ?? '']?.kind]),
  );
  const texts = problems.map(({ said }, at) => ({ field: `problem-${at}`, text: said }));
  const findings = guardTexts(texts, context, { screen: deps.screen });
  return ofSeverity(findings, 'refuse').filter(
    ({ kind, field }) =>
      !(kind === 'date-of-birth' && meant.get(field) === 'date') &&
      !(kind === 'name' && meant.get(field) === 'person'),
  );
}

function tooLong(handler: CommandVerb, { values }: Call): Problem[] {
  return Object.entries(values).flatMap(([argument, value]) => {
    const max = handler.arguments[argument]?.max;
    if (max === undefined || value.length <= max) return [];
    const label = handler.arguments[argument]?.label ?? argument;
    const message = `That is ${value.length} characters for ${label}. Please say it in ${max} or fewer.`;
    return [{ argument, said: value, message }];
  });
}

/** Says what was wrong and what was understood. The form with the rest filled in is one press away. */
async function wrong(
  context: Context,
  handler: CommandVerb,
  call: Call,
  formable: boolean,
  subject: string | undefined,
): Promise<Reply> {
  const missing = call.missing.map((name) => `Still needed: ${handler.arguments[name]?.label ?? name}.`);
  const draft =
    formable && handler.form
      ? await startDraft(context, handler.form, { values: call.values, ...(subject ? { subject } : {}) })
      : undefined;
  return {
    kind: 'notice',
    view: problem({
      title: 'I could not read all of that',
      problems: [...call.problems.map(({ message }) => message), ...missing],
      understood: call.understood.map(({ label, shown }) => ({ label, shown })),
      hint: `Nothing was saved. A line that works: /${handler.examples[0] ?? call.command}`,
      buttons: draft
        ? [
            {
              title: 'Open the form, filled in',
              data: { verb: 'form.open', opens: 'form', args: { draft: draft.id } },
            },
          ]
        : [],
    }),
  };
}

function isWrong(call: Call, handler: CommandVerb, kind: string): boolean {
  const named = [...call.missing, ...call.problems.map(({ argument }) => argument ?? '')];
  return named.some((name) => handler.arguments[name]?.kind === kind);
}

function unknownView(parsed: Extract<ParsedCall, { kind: 'unknown' }>) {
  const what = parsed.command ? `what to do with /${parsed.command}` : 'that command';
  return problem({
    title: `I do not know ${what}`,
    problems:
      parsed.didYouMean.length > 0
        ? [`Did you mean ${parsed.didYouMean.map((name) => `/${name}`).join(' or ')}?`]
        : [],
    hint: 'Nothing was saved. Type /partnership help to see what you can do.',
    buttons: [{ title: 'Show help', data: { verb: 'help.show' } }],
  });
}

async function parse(
  deps: PerformDeps & { readonly accounts: AccountDeps },
  interaction: CommandInteraction,
  speaker: Member,
  directory: Directory,
): Promise<ParsedCall> {
  const { platform, tenant } = interaction.sender;
  const people = new Map<string, Member>();
  const asked = new Set<string>();
  for (const part of interaction.spoken) {
    if (typeof part === 'string' || asked.has(part.user) || asked.size === MOST_MENTIONS) continue;
    asked.add(part.user);
    const person = await memberBehind(
      deps.accounts,
      { platform, tenant, user: part.user },
      interaction.route,
    );
    if (person) people.set(part.user, person);
  }
  const now = deps.now();
  // Only a line that counts in working days needs to know the days that were entered since.
  const calendar = /working|business/i.test(plainOf(interaction))
    ? await deps.store.read(calendarOf)
    : ENGLAND;
  return parseCommand(interaction.spoken, {
    commands: deps.registry.definitions,
    directory,
    speaker,
    now,
    memberFor: (mention: PersonMention) => people.get(mention.user),
    addWorkingDays: (from, days) => addWorkingDays(from, days, calendar),
  });
}

function plainOf(interaction: CommandInteraction): string {
  return interaction.spoken.filter((part) => typeof part === 'string').join(' ');
}
