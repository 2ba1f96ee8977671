import type * as z from 'zod/mini';

type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
  readonly innerType?: z.ZodMiniType;
  readonly element?: z.ZodMiniType;
  readonly items?: readonly z.ZodMiniType[];
  readonly valueType?: z.ZodMiniType;
  readonly keyType?: z.ZodMiniType;
  readonly entries?: Readonly<Record<string, string>>;
};

const defOf = (schema: z.ZodMiniType): Def => schema._zod.def as unknown as Def;

/** Which part of a path leads nowhere, counted from 0, and what there is at that place. */
export type PathProblem = { readonly at: number; readonly known: readonly string[] };

/** Follows a path through a schema; null where it leads somewhere. */
export const pathProblem = (schema: z.ZodMiniType, path: readonly string[], at = 0): PathProblem | null => {
  const [key, ...rest] = path;
  if (key === undefined) return null;
  const def = defOf(schema);
  if ((def.type === 'nullable' || def.type === 'optional') && def.innerType !== undefined)
    return pathProblem(def.innerType, path, at);
  if (def.shape !== undefined) {
    const inner = Object.hasOwn(def.shape, key) ? def.shape[key] : undefined;
    return inner === undefined ? { at, known: Object.keys(def.shape) } : pathProblem(inner, rest, at + 1);
  }
  if (def.type === 'record' && def.valueType !== undefined) {
    const known = def.keyType === undefined ? undefined : defOf(def.keyType).entries;
    if (known !== undefined && !Object.hasOwn(known, key)) return { at, known: Object.keys(known) };
    return pathProblem(def.valueType, rest, at + 1);
  }
  if (def.type === 'array' && def.element !== undefined) {
    if (key === 'length' && rest.length === 0) return null;
    return /^\d+$/u.test(key) ? pathProblem(def.element, rest, at + 1) : { at, known: ['0', 'length'] };
  }
  const item = def.items?.[Number(key)];
  return item === undefined
    ? { at, known: (def.items ?? []).map((_, index) => String(index)) }
    : pathProblem(item, rest, at + 1);
};
