import { useConnected } from './live.ts';

/** The strip on top of a pane: which product this stands for, where, and whether changes arrive by themselves. */
export function PaneBar({ mark, product, place }: { mark: string; product: string; place: string }) {
  const connected = useConnected();
  return (
    <div className="pane-bar">
      <span className="product-mark" aria-hidden="true">
        {mark}
      </span>
      <span className="product">{product}</span>
      <span className="place">{place}</span>
      <span className={connected ? 'link-state up' : 'link-state'} role="status">
        {connected ? 'Live' : 'Reconnecting…'}
      </span>
    </div>
  );
}
