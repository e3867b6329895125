import type { Command, CommandVerb, FormHandler, PressHandler, SearchHandler, Shortcut } from './command.ts';
import type { CommandDefinition } from './grammar/types.ts';
import type { FileKind } from './files.ts';
import type { Listening } from './listeners.ts';
import type { StillRule } from './still.ts';
import type { RecordView } from './views.ts';

/** All commands, looked up by what arrives. */
export interface Registry {
  readonly definitions: readonly CommandDefinition[];
  readonly views: ReadonlyMap<string, RecordView>;
  readonly rules: ReadonlyMap<string, StillRule>;
  readonly files: ReadonlyMap<string, FileKind>;
  readonly listens: readonly Listening[];
  verb(command: string, verb: string): CommandVerb | undefined;
  press(verb: string): PressHandler | undefined;
  form(name: string): FormHandler | undefined;
  shortcut(name: string): Shortcut | undefined;
  search(list: string): SearchHandler | undefined;
}

/** Joins the commands. @throws RangeError when two of them claim the same button, form or view. */
export function createRegistry(commands: readonly Command[]): Registry {
  const presses = new Map<string, PressHandler>();
  const forms = new Map<string, FormHandler>();
  const views = new Map<string, RecordView>();
  const rules = new Map<string, StillRule>();
  const files = new Map<string, FileKind>();
  const shortcuts = new Map<string, Shortcut>();
  const searches = new Map<string, SearchHandler>();
  for (const command of commands) {
    for (const [verb, handler] of Object.entries(command.presses ?? {})) claim(presses, verb, handler);
    for (const [name, handler] of Object.entries(command.forms ?? {})) claim(forms, name, handler);
    for (const view of command.views ?? []) claim(views, view.name, view);
    for (const rule of command.rules ?? []) claim(rules, rule.name, rule);
    for (const file of command.files ?? []) claim(files, file.name, file);
    for (const shortcut of command.shortcuts ?? []) claim(shortcuts, shortcut.name, shortcut);
    for (const [list, handler] of Object.entries(command.searches ?? {})) claim(searches, list, handler);
  }
  return {
    definitions: commands,
    views,
    rules,
    files,
    listens: commands.flatMap(({ listens }) => (listens ? [listens] : [])),
    verb: (command, verb) =>
      commands.find(({ name }) => name === command)?.verbs.find(({ name }) => name === verb),
    press: (verb) => presses.get(verb),
    form: (name) => forms.get(name),
    shortcut: (name) => shortcuts.get(name),
    search: (list) => searches.get(list),
  };
}

function claim<T>(map: Map<string, T>, name: string, value: T): void {
  if (map.has(name)) throw new RangeError(`Two commands claim ${name}`);
  map.set(name, value);
}
