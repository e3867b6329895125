/** One setting as a line of a list had it. */
export interface SettingLine {
  /** Made of its name, so that the same setting is not added twice. */
  readonly id: string;
  readonly name: string;
  /** The kind of setting, by the id of the list of agencies. */
  readonly agency: string;
  /** Work e-mail of its lead. */
  readonly lead?: string;
}

const MOST = 300;

/**
 * Reads a pasted list: `name; kind; e-mail` a line, with tabs or commas instead of semicolons where there are none. `kindOf` finds
 * the kind by what people call it. What is wrong is told by the number of its line, without its words.
 */
export function readSettings(
  text: string,
  kindOf: (said: string) => string | undefined,
): { readonly settings: readonly SettingLine[]; readonly wrong: readonly string[] } {
  const settings = new Map<string, SettingLine>();
  const wrong: string[] = [];
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [name = '', kind = '', lead = ''] = partsOf(line);
    const agency = kindOf(kind);
    const id = slug(name);
    const at = `Line ${index + 1}`;
    if (id === '' || name.length > 120) wrong.push(`${at}: the name of the setting comes first.`);
    else if (agency === undefined) wrong.push(`${at}: its kind is not one the list of agencies knows.`);
    else if (lead !== '' && !/^\S+@\S+\.\S+$/.test(lead)) wrong.push(`${at}: that is no e-mail address.`);
    else settings.set(id, { id, name, agency, ...(lead === '' ? {} : { lead: lead.toLowerCase() }) });
  }
  if (settings.size > MOST) wrong.push(`At most ${MOST} settings at once.`);
  return { settings: [...settings.values()], wrong };
}

function partsOf(line: string): string[] {
  const mark = [';', '\t', ','].find((each) => line.includes(each)) ?? ';';
  return line.split(mark).map((part) => part.trim());
}

function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
