import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { safeMarkdown } from './markdown.ts';

const MENTION = /<at(?:\s[^<>]*)?>([^<>]*)<\/at>/gi;
// Private-use characters stand in for mentions while markdown is read, so that neither touches the other.
const MARK = /\uE010(\d+)\uE011/;

/** What a person typed: no markup, mentions highlighted. */
function spoken(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(MENTION)) {
    parts.push(text.slice(from, found.index));
    parts.push(
      <span key={found.index} className="mention">
        {found[1]}
      </span>,
    );
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}

function putMentions(node: Node, names: readonly string[]): void {
  for (const child of [...node.childNodes]) {
    if (!(child instanceof Text)) {
      putMentions(child, names);
      continue;
    }
    const found = MARK.exec(child.data);
    if (!found) continue;
    const rest = child.splitText(found.index);
    rest.deleteData(0, found[0].length);
    const mention = document.createElement('span');
    mention.className = 'mention';
    mention.textContent = names[Number(found[1])] ?? '';
    rest.before(mention);
    putMentions(node, names);
    return;
  }
}

/** A message's text: the bot's with Teams' markdown, a person's as typed. */
export function TeamsText({ text, bot }: { text: string; bot: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!bot) return;
    const names: string[] = [];
    const marked = text.replace(/[\uE010\uE011]/g, '').replace(MENTION, (_whole, name: string) => {
      names.push(name);
      return `\uE010${names.length - 1}\uE011`;
    });
    const fragment = safeMarkdown(marked);
    putMentions(fragment, names);
    place.current?.replaceChildren(fragment);
  }, [text, bot]);
  return bot ? (
    <div ref={place} className="teams-text" />
  ) : (
    <div className="teams-text typed">{spoken(text)}</div>
  );
}
