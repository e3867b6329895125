import { z } from 'zod';
import { userText } from '../expand.ts';

const fields = <T extends z.ZodType>(field: T) => z.strictObject({ name: field, date: field });

/** The form that enters a one-off bank holiday. */
export const data = z.strictObject({ values: fields(userText()), errors: fields(z.string()) });
