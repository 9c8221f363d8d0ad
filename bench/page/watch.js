// Runs in a measured page before its own scripts: notes what moved, which video elements were made, and how long after
// Join the first picture of somebody else was there. Times are those of `performance.now()`.
(() => {
  const shifts = [];
  const pictures = new WeakSet();
  let made = 0;
  let pressed = null;
  let first = null;

  const box = (rect) => [rect.x, rect.y, rect.width, rect.height].map(Math.round);
  const named = (node) => {
    const element = node instanceof Element ? node : node?.parentElement;
    if (!element) return "gone";
    const hook = element.dataset.testid ? `[${element.dataset.testid}]` : "";
    return `${element.tagName.toLowerCase()}${hook}.${element.getAttribute("class") ?? ""}`;
  };

  function moved(entry) {
    shifts.push({
      value: entry.value,
      sources: entry.sources.map((source) => ({
        element: named(source.node),
        before: box(source.previousRect),
        after: box(source.currentRect),
      })),
    });
  }

  const shifting = new PerformanceObserver((list) => list.getEntries().forEach(moved));
  shifting.observe({ type: "layout-shift", buffered: true });

  function meet(video) {
    if (pictures.has(video)) return;
    pictures.add(video);
    made += 1;
    video.requestVideoFrameCallback((now) => {
      if (pressed !== null && first === null && video.closest("[data-participant]:not([data-own])")) first = now;
    });
  }

  new MutationObserver((changes) => {
    for (const change of changes)
      for (const node of change.addedNodes)
        if (node instanceof Element) for (const video of [node, ...node.querySelectorAll("video")]) if (video.matches("video")) meet(video);
  }).observe(document, { childList: true, subtree: true });

  document.addEventListener(
    "click",
    (event) => {
      if (event.target.closest("[data-testid=join]")) pressed = event.timeStamp;
    },
    { capture: true },
  );

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const ends = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime);

  // What glides has arrived; two frames on, everything that was due has been laid out and told.
  async function settled() {
    await frame();
    await Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished));
    await frame();
    await frame();
  }

  window.__watch = {
    made: () => made,
    waited: () => (pressed === null || first === null ? null : first - pressed),
    async taken() {
      await settled();
      for (const entry of shifting.takeRecords()) moved(entry);
      return shifts.splice(0);
    },
  };
})();
