import type { Where } from './finding.ts';
import { isMessage, type Left } from './left.ts';

/** One part of what left, that is looked at by itself. */
export type Surface =
  | { readonly text: string; readonly bytes: null; readonly where: (offset: number) => Where }
  | { readonly text: null; readonly bytes: Uint8Array; readonly where: (offset: number) => Where };

const textual = (text: string, where: (offset: number) => Where): Surface => ({ text, bytes: null, where });
const binary = (bytes: Uint8Array, where: (offset: number) => Where): Surface => ({
  text: null,
  bytes,
  where,
});

const levelOf = (topic: string, offset: number): number => topic.slice(0, offset).split('/').length;

/** The user properties as one text, so that a latitude in one and a longitude in the next are seen as a pair. */
const propertiesOf = (properties: Readonly<Record<string, string | readonly string[]>>): Surface | null => {
  const starts: { readonly from: number; readonly name: string }[] = [];
  let text = '';
  for (const [name, given] of Object.entries(properties)) {
    for (const value of typeof given === 'string' ? [given] : given) {
      starts.push({ from: text.length, name });
      text += `${name}: ${value}\n`;
    }
  }
  if (text === '') return null;
  return textual(text, (offset) => ({
    part: 'user property',
    name: starts.findLast(({ from }) => from <= offset)?.name ?? '',
  }));
};

/** All that can carry something out of the car: topic, payload, and on MQTT 5 the properties that an application sets. */
export const surfacesOf = (left: Left): readonly Surface[] => {
  if (!isMessage(left)) return [binary(left.bytes, (offset) => ({ part: 'stream', offset }))];
  const { topic, payload, contentType, responseTopic, correlationData, userProperties } = left;
  const inPayload = (offset: number): Where => ({ part: 'payload', offset });
  const surfaces: Surface[] = [
    textual(topic, (offset) => ({ part: 'topic', level: levelOf(topic, offset) })),
    typeof payload === 'string' ? textual(payload, inPayload) : binary(payload, inPayload),
  ];
  if (contentType) surfaces.push(textual(contentType, () => ({ part: 'content type' })));
  if (responseTopic) surfaces.push(textual(responseTopic, () => ({ part: 'response topic' })));
  if (correlationData) surfaces.push(binary(correlationData, () => ({ part: 'correlation data' })));
  const properties = userProperties ? propertiesOf(userProperties) : null;
  return properties === null ? surfaces : [...surfaces, properties];
};
