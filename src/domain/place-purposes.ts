/** What a room can be for: a group's own, the daily briefing, or the business unit. */
export const PLACE_PURPOSES = ['group', 'briefing', 'business-unit'] as const;
export type PlacePurpose = (typeof PLACE_PURPOSES)[number];
