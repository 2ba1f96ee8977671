import { placeOf } from '../../playwright/broker.ts';
import { expect, test } from '../../playwright/index.ts';
import { watchWire } from '../../playwright/wire/wire.ts';
import { type Certificates, createCertificates } from '../../testing/certificates.ts';
import { type Mosquitto, startMosquitto } from '../../testing/mosquitto.ts';

test.describe('the broker that is installed', () => {
  test.use({ broker: 'mosquitto', profile: 'Alex', time: 'virtual', speed: 1 });

  test('The option "broker" starts a Mosquitto for the worker, and what leaves over MQTT 5 is seen whole', async ({
    unit,
    car,
    clock,
    wire,
  }) => {
    const { broker } = unit.ready();
    expect(new URL(broker)).toMatchObject({ protocol: 'mqtt:', hostname: '127.0.0.1' });
    const told = wire.next('/data/telematics');
    await car.drive();
    await clock.advance('3 s');
    const [message] = await told;
    // Neither is of MQTT 3.1.1, which the embedded broker speaks.
    expect(message?.contentType).toContain('json');
    expect(message?.expiry).toBeGreaterThan(0);
    await expect(wire).not.toHaveLeaked();
  });
});

type Secured = Mosquitto & { readonly certificates: Certificates };
const ACCOUNT = { username: 'car', password: 'of this test' };

/** A broker that wants to be sure of everything: TLS, a certificate of the car's own, a name and a password. */
const secured = test.extend<object, { readonly secured: Secured }>({
  secured: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const certificates = createCertificates();
      const mosquitto = await startMosquitto({
        listener: 'mqtts',
        certificates,
        requireClientCertificate: true,
        account: ACCOUNT,
      });
      await use({ ...mosquitto, certificates });
      await mosquitto.close();
      certificates.remove();
    },
    { scope: 'worker' },
  ],
  broker: async ({ secured: { url, certificates } }, use) =>
    use({ url, ...ACCOUNT, ca: certificates.ca, cert: certificates.clientCert, key: certificates.clientKey }),
});

secured.describe('a broker of your own over TLS', () => {
  secured.use({ profile: 'Alex', switches: { geolocation: true }, time: 'virtual', speed: 1 });

  secured(
    'R26 The option "broker" takes one over TLS, with a certificate of its own and a password, and nothing of the test stays on it',
    async ({ unit, car, clock, wire, prefix, secured: { plainPort } }) => {
      expect((await unit.state()).connection).toMatchObject({ status: 'online' });
      await car.drive();
      await clock.advance('3 s');
      await expect(wire).toHaveLeft('location');
      await unit.call('privacy.set', { setting: 'geolocation', on: false });
      await clock.advance('3 s');
      await expect(wire).not.toHaveLeaked();
      // It came through the broker, and not past it.
      const beside = await watchWire(placeOf(`mqtt://127.0.0.1:${plainPort}`), prefix);
      expect((await beside.retained()).map(({ topic }) => topic)).toContainEqual(
        expect.stringMatching(/\/state$/u),
      );
      await beside.close();
      expect(unit.log().join('\n')).not.toContain(ACCOUNT.password);
    },
  );

  secured(
    'A broker whose certificate is of somebody else is told at the start, in a sentence',
    async ({ secured: { url, certificates } }) => {
      const place = placeOf(url, { ...ACCOUNT, ca: certificates.strangerCa });
      await expect(watchWire(place, 'glovebox/stranger')).rejects.toThrow(
        /^The broker at mqtts:\/\/127\.0\.0\.1:\d+ can't be used: the connection failed \([A-Z_]+\)/u,
      );
    },
  );
});
