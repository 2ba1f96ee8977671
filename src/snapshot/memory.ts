import * as z from 'zod/mini';
import { climate, media, phoneCall } from '../contract/cabin.ts';
import { NOTIFICATION_KINDS } from '../contract/schemas.ts';

/** A moment as the unit writes it: UTC, ISO 8601. */
const moment = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))));
/** What a unit is given, it leaves as it is. */
const list = <Item extends z.ZodMiniType>(item: Item) => z.readonly(z.array(item));
const profiles = list(z.string());

/** What a unit holds in memory alone: all of it is checked, since the unit goes on from it without another look. */
export const memoryShape = z.strictObject({
  cabin: z.strictObject({
    climate,
    call: z.nullable(z.strictObject({ ...phoneCall.shape, since: moment })),
    media,
  }),
  notifications: z.strictObject({
    nextId: z.int().check(z.minimum(1)),
    all: list(
      z.strictObject({
        id: z.int().check(z.minimum(1)),
        at: moment,
        kind: z.enum(NOTIFICATION_KINDS),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
        audience: z.union([z.literal('everybody'), profiles]),
        readBy: profiles,
        dismissedBy: profiles,
      }),
    ),
  }),
  drawnRoutes: z.strictObject({
    drawers: list(z.readonly(z.tuple([z.string(), z.string()]))),
    leaving: list(z.string()),
  }),
});
