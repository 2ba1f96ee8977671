import type * as z from 'zod/mini';

type Def = {
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
  readonly innerType?: z.ZodMiniType;
  readonly element?: z.ZodMiniType;
  readonly valueType?: z.ZodMiniType;
  readonly options?: readonly z.ZodMiniType[];
};

/** The schema without what makes it optional, and with each branch of a union on its own. */
const branches = (schema: z.ZodMiniType): readonly Def[] => {
  const def = schema._zod.def as unknown as Def;
  if (def.innerType !== undefined) return branches(def.innerType);
  return def.options === undefined ? [def] : def.options.flatMap(branches);
};

const inner = (def: Def, key: PropertyKey): z.ZodMiniType | undefined => {
  if (def.shape !== undefined) return Object.hasOwn(def.shape, key) ? def.shape[String(key)] : undefined;
  return def.element ?? def.valueType;
};

/** Every name that a mapping at this path of a schema may have. */
export const keysAt = (schema: z.ZodMiniType, path: readonly PropertyKey[]): readonly string[] => {
  let reached = branches(schema);
  for (const key of path) {
    reached = reached.flatMap((def) => {
      const next = inner(def, key);
      return next === undefined ? [] : branches(next);
    });
  }
  return [...new Set(reached.flatMap(({ shape }) => Object.keys(shape ?? {})))];
};
