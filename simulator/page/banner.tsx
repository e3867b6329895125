/** What the platform would say when the app failed. Stays until it is dismissed or something works again. */
export function Banner({ problem, onDismiss }: { problem: string | undefined; onDismiss: () => void }) {
  if (!problem) return null;
  return (
    <div className="banner" role="alert" data-testid="banner">
      <span>{problem}</span>
      <button type="button" onClick={onDismiss} aria-label="Dismiss">
        ×
      </button>
    </div>
  );
}
