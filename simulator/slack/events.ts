import { notSent, type DriverOutcome } from '../deliver.ts';
import type { JsonObject } from '../json.ts';
import { eventEnvelope } from './payloads.ts';
import { messageShape } from './shapes.ts';
import type { SlackSender } from './sender.ts';
import type { SlackMessage, SlackState } from './state.ts';

/** Builds Events API events and sends them, for people's messages and (as Slack does) for the bot's own. */
export class SlackEvents {
  private readonly state: SlackState;
  private readonly sender: SlackSender;

  constructor(state: SlackState, sender: SlackSender) {
    this.state = state;
    this.sender = sender;
  }

  /** A new message. One that mentions the bot in a channel is announced twice: as `app_mention` and as `message`. */
  async said(message: SlackMessage, files: readonly JsonObject[] = []): Promise<DriverOutcome> {
    const room = this.state.rooms.get(message.channel);
    if (room?.botIn !== true) return notSent();
    const hanging = files.length > 0 ? { files } : {};
    const shape = { ...messageShape(this.state, message, false), ...hanging };
    const share = files.length > 0 ? { subtype: 'file_share' } : {};
    const event = { ...shape, ...share, ...this.where(message) };
    const { botUserId } = this.state.identity;
    if (room.kind === 'direct' || !message.text.includes(`<@${botUserId}>`) || message.user === botUserId) {
      return await this.send(event, message.user === botUserId);
    }
    const mention = { ...shape, type: 'app_mention', channel: message.channel, event_ts: message.ts };
    const [first, twin] = await Promise.all([this.send(mention), this.send(event)]);
    return first.ok ? twin : first;
  }

  async changed(message: SlackMessage, before: SlackMessage): Promise<DriverOutcome> {
    if (this.state.rooms.get(message.channel)?.botIn !== true) return notSent();
    const event = {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      message: messageShape(this.state, message, false),
      previous_message: messageShape(this.state, before, false),
      ...this.where(message),
      ts: message.ts,
    };
    return await this.send(event, message.user === this.state.identity.botUserId);
  }

  async deleted(before: SlackMessage): Promise<DriverOutcome> {
    if (this.state.rooms.get(before.channel)?.botIn !== true) return notSent();
    return await this.send({
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      deleted_ts: before.ts,
      previous_message: messageShape(this.state, before, false),
      ...this.where(before),
      ts: before.ts,
    });
  }

  async homeOpened(user: string): Promise<DriverOutcome> {
    const view = this.state.homes.get(user);
    return await this.send({
      type: 'app_home_opened',
      user,
      channel: this.state.directRoom(user)?.id,
      tab: 'home',
      ...(view === undefined ? {} : { view: this.state.views.shown(view) }),
      event_ts: this.stamp(),
    });
  }

  /** Something about a channel or about the app itself, which nobody wrote. */
  async told(type: string, about: JsonObject = {}): Promise<DriverOutcome> {
    return await this.send({ type, ...about, event_ts: this.stamp() });
  }

  private stamp(): string {
    return String(this.state.now().getTime() / 1000);
  }

  private where(message: SlackMessage): JsonObject {
    const direct = this.state.rooms.get(message.channel)?.kind === 'direct';
    return {
      channel: message.channel,
      channel_type: direct ? 'im' : 'channel',
      event_ts: message.ts,
    };
  }

  private async send(event: JsonObject, echo = false): Promise<DriverOutcome> {
    const room = typeof event['channel'] === 'string' ? this.state.rooms.get(event['channel']) : undefined;
    return await this.sender.event(eventEnvelope(this.state, event, room?.shared), echo);
  }
}
