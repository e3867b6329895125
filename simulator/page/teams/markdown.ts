import MarkdownIt from 'markdown-it';

/**
 * The markdown that Teams shows in cards and bot messages: bold, italic, lists and links, and no HTML (Microsoft's
 * "Format cards in Teams"). Everything else stays the text it is.
 */
const markdown = new MarkdownIt('zero', { html: false, linkify: false, breaks: false }).enable([
  'emphasis',
  'list',
  'link',
  'escape',
  'entity',
  'newline',
]);

const ALLOWED = new Set(['P', 'BR', 'STRONG', 'EM', 'UL', 'OL', 'LI', 'A']);
const SAFE_LINK = /^(https?:|mailto:)/i;

/** Copies only what is allowed into a fresh fragment; any other element gives way to the text inside it. */
function copyAllowed(from: Node, to: Node): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      to.appendChild(document.createTextNode(child.textContent ?? ''));
    } else if (child instanceof Element && ALLOWED.has(child.tagName)) {
      const copy = document.createElement(child.tagName);
      const href = child.getAttribute('href') ?? '';
      const start = child.getAttribute('start');
      if (child.tagName === 'A' && SAFE_LINK.test(href)) {
        copy.setAttribute('href', href);
        copy.setAttribute('target', '_blank');
        copy.setAttribute('rel', 'noreferrer noopener');
      }
      if (child.tagName === 'OL' && start && /^\d+$/.test(start)) copy.setAttribute('start', start);
      copyAllowed(child, copy);
      to.appendChild(copy);
    } else {
      copyAllowed(child, to);
    }
  }
}

/** Markdown as a fragment that holds nothing but allowed elements and text. */
export function safeMarkdown(text: string): DocumentFragment {
  // A parsed document is inert: nothing in it loads or runs.
  const parsed = new DOMParser().parseFromString(markdown.render(text), 'text/html');
  const fragment = document.createDocumentFragment();
  // DOMParser's nodes belong to another document, hence the copies made with this one.
  copyAllowed(parsed.body, fragment);
  return fragment;
}

/** The same as HTML text, for Microsoft's renderer. */
export function safeMarkdownHtml(text: string): string {
  const holder = document.createElement('div');
  holder.append(safeMarkdown(text));
  return holder.innerHTML;
}
