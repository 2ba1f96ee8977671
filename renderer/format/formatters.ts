/** The car is driven in Europe, so English dates and lists are written the British way. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** Makes each formatter once: making one takes a hundred times as long as using it, and figures change ten times a second. */
const once = <Options, Formatter>(
  make: (locale: string, options: Options) => Formatter,
): ((language: string, options: Options) => Formatter) => {
  const made = new Map<string, Formatter>();
  return (language, options) => {
    const key = `${language} ${JSON.stringify(options)}`;
    const found = made.get(key) ?? make(localeOf(language), options);
    made.set(key, found);
    return found;
  };
};

export const numberFormat = once(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
export const timeFormat = once(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
export const listFormat = once(
  (locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
);
