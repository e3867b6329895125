import { z } from 'zod';
import { userText } from '../expand.ts';

const fields = <T extends z.ZodType>(field: T) => z.strictObject({ name: field, email: field, post: field });

/** The form that says who is missing from an agency's list. */
export const data = z.strictObject({ values: fields(userText()), errors: fields(z.string()) });
