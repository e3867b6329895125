const colours = ['#7a4988', '#2f6f8f', '#8a5a2b', '#3d7a4f', '#9a3f5c', '#4f5bb0', '#5c6b2f', '#a14a2a'];

/** A person's initials on a colour of their own; the bot wears the partnership's mark. Decoration: the name stands beside it. */
export function Avatar({ name, bot = false }: { name: string; bot?: boolean }) {
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  const initials = name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .filter((letter) => /\p{L}/u.test(letter));
  const shown = `${initials[0] ?? ''}${initials.length > 1 ? (initials.at(-1) ?? '') : ''}`.toUpperCase();
  return (
    <span
      className={bot ? 'avatar avatar-bot' : 'avatar'}
      style={bot ? undefined : { backgroundColor: colours[sum % colours.length] }}
      aria-hidden="true"
    >
      {bot ? '◆' : shown}
    </span>
  );
}
