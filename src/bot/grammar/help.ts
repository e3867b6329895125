import type { ArgumentDefinition, CommandDefinition, VerbDefinition } from './types.ts';

/** One thing that can be typed. */
export interface HelpLine {
  /** `/action assign @person "what" by date [to group]`: square brackets are around what may be left out. */
  readonly usage: string;
  readonly summary: string;
  /** Whole lines that work as they stand, with the slash. */
  readonly examples: readonly string[];
}

/** What one argument is, for help on a single verb. */
export interface HelpArgument {
  readonly usage: string;
  readonly label: string;
  readonly required: boolean;
}

export interface Help {
  readonly title: string;
  readonly lines: readonly HelpLine[];
  /** Only for a single verb. */
  readonly arguments: readonly HelpArgument[];
}

/**
 * What help says: about everything (a line a command), about one command (a line a verb), or about one verb. A name that
 * is not known gives the wider help.
 *
 * @example helpFor(commands, 'action').lines[0].usage // '/action assign @owner "title" by date [to group]'
 */
export function helpFor(commands: readonly CommandDefinition[], command?: string, verb?: string): Help {
  const about = commands.find(({ name }) => name === command);
  if (!about) return { title: 'What you can type', lines: commands.map(commandLine), arguments: [] };
  const only = about.verbs.find(({ name }) => name === verb);
  if (!only)
    return {
      title: `/${about.name}`,
      lines: about.verbs.map((each) => verbLine(about, each)),
      arguments: [],
    };
  return {
    title: titleOf(about, only),
    lines: [verbLine(about, only)],
    arguments: Object.entries(only.arguments).map(([name, definition]) => ({
      usage: usageOfArgument(name, definition),
      label: definition.label,
      required: definition.required === true,
    })),
  };
}

/** `/action assign @owner "title" by date [to group]`, in the order of the definitions. */
export function usageOf(command: CommandDefinition, verb: VerbDefinition): string {
  const words = Object.entries(verb.arguments).map(([name, definition]) => {
    const usage = usageOfArgument(name, definition);
    return definition.required === true ? usage : `[${usage}]`;
  });
  return [titleOf(command, verb), ...words].join(' ');
}

function titleOf(command: CommandDefinition, verb: VerbDefinition): string {
  return command.verbs.length === 1 ? `/${command.name}` : `/${command.name} ${verb.name}`;
}

function commandLine(command: CommandDefinition): HelpLine {
  const examples = command.verbs.flatMap((verb) => verb.examples.slice(0, 1));
  return { usage: `/${command.name}`, summary: command.summary, examples: examples.slice(0, 1).map(slashed) };
}

function verbLine(command: CommandDefinition, verb: VerbDefinition): HelpLine {
  return { usage: usageOf(command, verb), summary: verb.summary, examples: verb.examples.map(slashed) };
}

function usageOfArgument(name: string, definition: ArgumentDefinition): string {
  const [lead] = definition.leads ?? [];
  const value = valueOf(definition, definition.placeholder ?? name);
  const needsLead = lead !== undefined && definition.kind !== 'person' && definition.main !== true;
  return needsLead ? `${lead} ${value}` : value;
}

function valueOf(definition: ArgumentDefinition, placeholder: string): string {
  switch (definition.kind) {
    case 'person':
      return `@${placeholder}`;
    case 'text':
      return `"${placeholder}"`;
    case 'reference':
      return `${definition.prefixes?.[0] ?? 'ACT'}-2611-K4TR`;
    case 'choice': {
      const words = (definition.choices ?? []).map((choice) => choice.words[0] ?? choice.value);
      return words.length <= 4 ? words.join('|') : `${words.slice(0, 3).join('|')}|…`;
    }
    case 'date':
      return definition.placeholder ?? 'date';
    case 'group':
      return definition.placeholder ?? 'group';
  }
}

function slashed(line: string): string {
  return `/${line}`;
}
