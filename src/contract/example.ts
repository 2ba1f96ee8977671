import type * as z from 'zod/mini';

const fieldsOf = (shape: Readonly<Record<string, z.core.$ZodType>>): object =>
  Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) =>
      field._zod.optin === 'optional' ? [] : [[name, exampleOf(field)]],
    ),
  );

/** Something of the kind that a schema takes, for a sentence: what may be left out is left out, and `…` stands for any text. */
export const exampleOf = (schema: z.core.$ZodType): unknown => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return fieldsOf(def.shape);
    case 'optional':
    case 'nullable':
      return exampleOf(def.innerType);
    case 'union': {
      const [first] = def.options;
      return first === undefined ? '…' : exampleOf(first);
    }
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'boolean':
      return true;
    case 'number':
      return 1;
    case 'array':
      return [exampleOf(def.element)];
    default:
      return '…';
  }
};
