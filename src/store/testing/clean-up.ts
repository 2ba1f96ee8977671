const works: (() => void)[] = [];

/** Does `work` when the test ends, the last one first: a store is closed before its folder goes. */
export const atEnd = (work: () => void): void => {
  works.push(work);
};

/** For `afterEach`. */
export const cleanUp = (): void => {
  for (const work of works.splice(0).reverse()) work();
};
