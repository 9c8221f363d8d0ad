// Instead of the browser's question what to share: a blue page with a moving mark, drawn here.
navigator.mediaDevices.getDisplayMedia = async () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [1280, 720];
  const context = canvas.getContext("2d");
  let step = 0;
  const draw = () => {
    context.fillStyle = "rgb(20 20 220)";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = "white";
    context.font = "64px sans-serif";
    context.fillText("What helps me when it gets hard", 120, 200);
    context.fillRect(120 + (step++ % 50) * 10, 640, 40, 40);
  };
  draw();
  const timer = setInterval(draw, 100);
  const stream = canvas.captureStream(10);
  window.__screen = stream.getVideoTracks()[0];
  window.__screen.addEventListener("ended", () => clearInterval(timer));
  return stream;
};
