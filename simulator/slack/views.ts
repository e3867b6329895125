import { randomBytes } from 'node:crypto';
import { listOf, objectOf, textOf, type JsonObject } from '../json.ts';
import type { SlackIdentity } from './state.ts';
import { keptValues, type StateValues } from './blocks-state.ts';
import { withBlockIds } from './elements.ts';

export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId?: string;
  payload: JsonObject;
  hash: string;
  /** By block id, after a refused submission. */
  errors: Readonly<Record<string, string>>;
  /** What the person set so far, in Slack's `state.values` shape. Kept when a view is updated, by block and action id. */
  values: StateValues;
  /** Entries of searched menus that the person has been shown, by block id. */
  offered: Readonly<Record<string, readonly unknown[]>>;
}

export type ViewRefusal =
  | 'invalid_trigger_id'
  | 'exchanged_trigger_id'
  | 'expired_trigger_id'
  | 'push_limit_reached'
  | 'not_found'
  | 'hash_conflict'
  | 'duplicate_external_id';

/** How long a trigger id can open a view. */
const TRIGGER_MS = 3000;
const MOST_VIEWS = 3;

/** Each person's stack of open modals, and the trigger ids that may open them. */
export class ViewStacks {
  private readonly stacks = new Map<string, OpenView[]>();
  private readonly triggers = new Map<string, { user: string; madeAt: number; used: boolean }>();
  private readonly now: () => Date;
  private readonly identity: SlackIdentity;
  private readonly changed: () => void;

  constructor(now: () => Date, identity: SlackIdentity, changed: () => void) {
    this.now = now;
    this.identity = identity;
    this.changed = changed;
  }

  newTrigger(user: string): string {
    const madeAt = this.now().getTime();
    const id = `${madeAt}.${parseInt(randomBytes(5).toString('hex'), 16)}.${randomBytes(16).toString('hex')}`;
    this.triggers.set(id, { user, madeAt, used: false });
    for (const [old, trigger] of this.triggers) {
      if (this.triggers.size < 10_000 || madeAt - trigger.madeAt < 10 * TRIGGER_MS) break;
      this.triggers.delete(old);
    }
    return id;
  }

  stack(user: string): readonly OpenView[] {
    return this.stacks.get(user) ?? [];
  }

  top(user: string): OpenView | undefined {
    return this.stack(user).at(-1);
  }

  find(id: string): OpenView | undefined {
    return [...this.stacks.values()].flat().find((view) => view.id === id);
  }

  /** `views.open` starts a new stack; `views.push` puts a view on top, three at most. */
  open(triggerId: string, payload: JsonObject, how: 'open' | 'push'): OpenView | ViewRefusal {
    const trigger = this.triggers.get(triggerId);
    if (trigger === undefined) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (this.now().getTime() - trigger.madeAt > TRIGGER_MS) return 'expired_trigger_id';
    if (this.externalIdTaken(payload)) return 'duplicate_external_id';
    const stack = this.stack(trigger.user);
    if (how === 'push' && stack.length >= MOST_VIEWS) return 'push_limit_reached';
    trigger.used = true;
    if (how === 'open') this.clear(trigger.user);
    return this.push(trigger.user, payload);
  }

  push(user: string, payload: JsonObject): OpenView {
    const stack = this.stacks.get(user) ?? [];
    this.stacks.set(user, stack);
    const previous = stack.at(-1);
    const id = `V${randomBytes(5).toString('hex').toUpperCase()}`;
    const view: OpenView = {
      id,
      user,
      rootId: previous?.rootId ?? id,
      ...(previous === undefined ? {} : { previousId: previous.id }),
      payload: withBlockIds(payload),
      hash: this.newHash(),
      errors: {},
      values: {},
      offered: {},
    };
    stack.push(view);
    this.changed();
    return view;
  }

  /** `views.update`, by view id or external id. */
  update(
    by: { viewId?: string | undefined; externalId?: string | undefined; hash?: string | undefined },
    payload: JsonObject,
  ): OpenView | ViewRefusal {
    const all = [...this.stacks.values()].flat();
    const view = all.find((each) =>
      by.viewId === undefined ? each.payload['external_id'] === by.externalId : each.id === by.viewId,
    );
    if (view === undefined) return 'not_found';
    if (by.hash !== undefined && by.hash !== view.hash) return 'hash_conflict';
    this.replace(view, payload);
    return view;
  }

  replace(view: OpenView, payload: JsonObject): void {
    view.payload = withBlockIds(payload);
    view.values = keptValues(listOf(view.payload['blocks']), view.values);
    view.hash = this.newHash();
    view.errors = {};
    this.changed();
  }

  /** `views.publish`: the page is the same view for good, and what was set in it stays where its elements do. */
  publish(
    before: OpenView | undefined,
    user: string,
    payload: JsonObject,
    hash?: string,
  ): OpenView | ViewRefusal {
    if (before === undefined) {
      const id = `V${randomBytes(5).toString('hex').toUpperCase()}`;
      const made = { id, user, rootId: id, hash: this.newHash(), errors: {}, values: {}, offered: {} };
      return { ...made, payload: withBlockIds(payload) };
    }
    if (hash !== undefined && hash !== before.hash) return 'hash_conflict';
    this.replace(before, payload);
    return before;
  }

  /** Closes the view on top, as Cancel does. */
  pop(user: string): OpenView | undefined {
    const closed = this.stacks.get(user)?.pop();
    this.changed();
    return closed;
  }

  clear(user: string): readonly OpenView[] {
    const closed = this.stacks.get(user) ?? [];
    this.stacks.set(user, []);
    this.changed();
    return closed;
  }

  setErrors(view: OpenView, errors: OpenView['errors']): void {
    view.errors = errors;
    this.changed();
  }

  /** The view as Slack's API and interaction payloads show it. */
  shown(view: OpenView, values?: unknown): JsonObject {
    const stack = this.stack(view.user);
    if (view.payload['type'] === 'home') return this.shownHome(view, values);
    return {
      id: view.id,
      team_id: this.identity.teamId,
      type: 'modal',
      blocks: view.payload['blocks'],
      private_metadata: textOf(view.payload['private_metadata']) ?? '',
      callback_id: textOf(view.payload['callback_id']) ?? '',
      state: { values: values ?? {} },
      hash: view.hash,
      title: view.payload['title'],
      clear_on_close: view.payload['clear_on_close'] === true,
      notify_on_close: view.payload['notify_on_close'] === true,
      close: view.payload['close'] ?? null,
      submit: view.payload['submit'] ?? null,
      previous_view_id: stack[stack.indexOf(view) - 1]?.id ?? null,
      root_view_id: view.rootId,
      app_id: this.identity.appId,
      external_id: textOf(view.payload['external_id']) ?? '',
      app_installed_team_id: this.identity.teamId,
      bot_id: this.identity.botId,
    };
  }

  private shownHome(view: OpenView, values?: unknown): JsonObject {
    return {
      id: view.id,
      team_id: this.identity.teamId,
      type: 'home',
      blocks: view.payload['blocks'],
      private_metadata: textOf(view.payload['private_metadata']) ?? '',
      callback_id: textOf(view.payload['callback_id']) ?? '',
      state: { values: values ?? {} },
      hash: view.hash,
      root_view_id: view.id,
      previous_view_id: null,
      app_id: this.identity.appId,
      external_id: '',
      app_installed_team_id: this.identity.teamId,
      bot_id: this.identity.botId,
    };
  }

  private externalIdTaken(payload: JsonObject): boolean {
    const id = objectOf(payload)['external_id'];
    if (typeof id !== 'string' || id === '') return false;
    return [...this.stacks.values()].flat().some((view) => view.payload['external_id'] === id);
  }

  private newHash(): string {
    return `${Math.floor(this.now().getTime() / 1000)}.${randomBytes(4).toString('hex')}`;
  }
}
