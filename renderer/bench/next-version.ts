/** The next minor version after `version`, such as 1.3 after 1.2; what is no version is left to be corrected by hand. */
export const nextVersion = (version: string): string => {
  const [major = '', minor = ''] = version.split('.');
  return /^\d+$/.test(major) && /^\d+$/.test(minor) ? `${major}.${Number(minor) + 1}` : version;
};
