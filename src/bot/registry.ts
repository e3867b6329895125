import type { Command, CommandVerb, FormHandler, PressHandler } from './command.ts';
import type { CommandDefinition } from './grammar/types.ts';
import type { RecordView } from './views.ts';

/** All commands, looked up by what arrives. */
export interface Registry {
  readonly definitions: readonly CommandDefinition[];
  readonly views: ReadonlyMap<string, RecordView>;
  verb(command: string, verb: string): CommandVerb | undefined;
  press(verb: string): PressHandler | undefined;
  form(name: string): FormHandler | undefined;
}

/** Joins the commands. @throws RangeError when two of them claim the same button, form or view. */
export function createRegistry(commands: readonly Command[]): Registry {
  const presses = new Map<string, PressHandler>();
  const forms = new Map<string, FormHandler>();
  const views = new Map<string, RecordView>();
  for (const command of commands) {
    for (const [verb, handler] of Object.entries(command.presses ?? {})) claim(presses, verb, handler);
    for (const [name, handler] of Object.entries(command.forms ?? {})) claim(forms, name, handler);
    for (const view of command.views ?? []) claim(views, view.name, view);
  }
  return {
    definitions: commands,
    views,
    verb: (command, verb) =>
      commands.find(({ name }) => name === command)?.verbs.find(({ name }) => name === verb),
    press: (verb) => presses.get(verb),
    form: (name) => forms.get(name),
  };
}

function claim<T>(map: Map<string, T>, name: string, value: T): void {
  if (map.has(name)) throw new RangeError(`Two commands claim ${name}`);
  map.set(name, value);
}
