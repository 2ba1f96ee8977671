import { useTranslation } from 'react-i18next';
import type { Notification } from '../../src/contract/schemas.ts';
import { duration, perCent } from '../format/format.ts';

type Words = { readonly title: string; readonly text: string };

const textOf = (value: string | number | undefined): string => String(value ?? '');

const WHEELS = ['front-left', 'front-right', 'rear-left', 'rear-right'] as const;

/** A notification as the driver reads it. */
export const useNotificationWords = (): ((notification: Notification) => Words) => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return ({ kind, values }) => {
    switch (kind) {
      case 'crash':
      case 'tyre-low':
      case 'low-voltage':
      case 'motor-temperature': {
        const todo = t(`car.fault.${kind}.todo`);
        const wheel = WHEELS.find((one) => one === values.wheel);
        return {
          title: t(`car.fault.${kind}.name`),
          text:
            wheel === undefined
              ? todo
              : t('notifications.wheelText', { wheel: t(`car.tyres.wheel.${wheel}`), todo }),
        };
      }
      default:
        return {
          title: t(`notifications.kind.${kind}.title`),
          text: t(`notifications.kind.${kind}.text`, {
            name: textOf(values.name),
            version: textOf(values.version),
            charge: perCent(language, Number(values.charge ?? 0)),
            duration: duration(language, Number(values.minutes ?? 0) * 60),
          }),
        };
    }
  };
};
