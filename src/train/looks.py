"""What the networks that look at single parts of a picture share: how they are built, learned, written and read.

Their arithmetic in the app: src/pose/looks/network.ts. Needs PyTorch, NumPy and ffmpeg.
"""

import argparse
import copy
import glob
import gzip
import hashlib
import json
import math
import os
import subprocess
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

LEAST_CONTRAST = 8.0
SIDES = ("left", "right")

# In a picture the landmarks' torso is this much longer than the joints' one, and ankles show this much higher (true torso
# lengths). Measured on rendered people.
TORSO_SEEMS = 1.09
ANKLE_SEEMS_UP = 0.055

WARM_UP = 100
# Steps that the mean is over, and of how many people one is held out.
MEAN_OF = 100


@dataclass(frozen=True)
class Shape:
    """As in network.ts: 3 × 3 convolutions, one hidden layer, and what it tells."""

    rows: int
    columns: int
    channels: tuple[int, ...]
    strides: tuple[int, ...]
    hidden: int
    outputs: int

    @property
    def last(self):
        """Rows and columns of the last layer that is a picture."""
        smaller = lambda length: [length := -(-length // stride) for stride in self.strides][-1]
        return smaller(self.rows), smaller(self.columns)


def network(shape):
    layers = []
    for inputs, outputs, stride in zip(shape.channels, shape.channels[1:], shape.strides):
        layers += [nn.Conv2d(inputs, outputs, 3, stride, 1), nn.ReLU()]
    flat = shape.channels[-1] * math.prod(shape.last)
    hidden = nn.Linear(flat, shape.hidden)
    return nn.Sequential(*layers, nn.Flatten(), nn.Dropout(0.05), hidden, nn.ReLU(), nn.Linear(shape.hidden, shape.outputs))


def layers_of(model, shape):
    """Each layer with its weights as the file has them: tap, input, output."""
    linear = 0
    for layer in model:
        if isinstance(layer, nn.Conv2d):
            yield layer, layer.weight.permute(2, 3, 1, 0)
        elif isinstance(layer, nn.Linear):
            linear += 1
            # The pixels of a layer lie channel by channel there, pixel by pixel here.
            pixels = (shape.hidden, shape.channels[-1], *shape.last)
            yield layer, layer.weight.reshape(pixels).permute(2, 3, 1, 0) if linear == 1 else layer.weight.T


def write(model, shape, file):
    """For each layer the biases and the scales (float32), then the weights (int8)."""
    with open(file, "wb") as target:
        for layer, ordered in layers_of(model, shape):
            weights = ordered.detach().numpy().reshape(-1, len(layer.bias))
            scale = np.abs(weights).max(0) / 127 + 1e-12
            target.write(layer.bias.detach().numpy().astype("<f4").tobytes() + scale.astype("<f4").tobytes())
            target.write(np.round(weights / scale).astype(np.int8).tobytes())


def read(shape, file):
    with open(file, "rb") as source, torch.no_grad():
        model = network(shape)
        for layer, ordered in layers_of(model, shape):
            outputs = len(layer.bias)
            bias, scale = (np.frombuffer(source.read(4 * outputs), "<f4").copy() for _ in range(2))
            whole = np.frombuffer(source.read(ordered.numel()), np.int8).reshape(ordered.shape)
            layer.bias.copy_(torch.from_numpy(bias))
            ordered.copy_(torch.from_numpy(whole * scale))
    return model.eval()


def write_mean(shape, files, file):
    """The mean of networks that were learned on from the same one, weight by weight: nearer to the truth than any of them."""
    models = [read(shape, each) for each in files]
    with torch.no_grad():
        for first, *others in zip(*(model.parameters() for model in models)):
            first.copy_(torch.stack([first, *others]).mean(0))
    write(models[0], shape, file)


def standardised(grey):
    flat = grey.flatten(1)
    mean, spread = flat.mean(1)[:, None, None], flat.std(1)[:, None, None]
    return ((grey - mean) / (spread + LEAST_CONTRAST))[:, None]


def lit_otherwise(grey):
    """What another camera and another light make of pictures: brightness, contrast and noise."""
    count = len(grey)
    grey = 255 * (grey.clamp(1, 255) / 255) ** torch.exp(0.25 * torch.randn(count, 1, 1))
    return grey * (0.7 + 0.6 * torch.rand(count, 1, 1)) + 4 * torch.rand(count, 1, 1) * torch.randn_like(grey)


def blurred(grey):
    """A half of them, a little."""
    soft = functional.avg_pool2d(grey[:, None], 3, 1, 1, count_include_pad=False)[:, 0]
    share = (torch.rand(len(grey), 1, 1) - 0.5).clamp(min=0) * 1.6
    return grey + share * (soft - grey)


def quickly(model, pictures):
    """What a model tells, in half as many bits: several times as fast while it learns."""
    with torch.autocast("cpu", torch.bfloat16):
        return model(pictures).float()


def learn(model, steps, rate, loss_of):
    """Goes on from what the model knows. Gives the mean of where it went, which is better than where it is."""
    optimiser = torch.optim.AdamW(model.parameters(), rate, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, step / WARM_UP) * (1 + math.cos(math.pi * step / steps)) / 2
    )
    mean = copy.deepcopy(model)
    for step in range(steps):
        loss = loss_of(model)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        with torch.no_grad():
            for slow, fast in zip(mean.parameters(), model.parameters()):
                slow.lerp_(fast, max(1 / MEAN_OF, 10 / (step + 11)))
    return mean.eval()


def told_by(model, grey):
    with torch.no_grad():
        return np.concatenate([model(standardised(part)).numpy() for part in grey.split(512)])


def frames_of(video, width, height):
    """Brightness of every picture, from 0 to 255."""
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", video, "-f", "rawvideo", "-pix_fmt", "gray", "-fps_mode", "passthrough", "-"],
        capture_output=True,
        check=True,
    ).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, height, width)


def cut(picture, middle, step, rows, columns, turn=0.0, mirrored=False):
    """Pixels around a place, each `step` of the picture's wide and the mean of four looked up between its own.

    `turn`: radians, clockwise as one looks at it, as in crop.ts.
    """
    height, width = picture.shape
    down, across = np.meshgrid(*(((np.arange(2 * n) + 0.5) / 2 - n / 2) * step for n in (rows, columns)), indexing="ij")
    across = -across if mirrored else across
    x = np.clip(middle[0] - 0.5 + across * math.cos(turn) - down * math.sin(turn), 0, width - 1.001)
    y = np.clip(middle[1] - 0.5 + across * math.sin(turn) + down * math.cos(turn), 0, height - 1.001)
    left, top = x.astype(int), y.astype(int)
    fx, fy = x - left, y - top
    at = lambda r, c: picture[r, c].astype(np.float32)
    mixed = (at(top, left) * (1 - fx) + at(top, left + 1) * fx) * (1 - fy) + (
        at(top + 1, left) * (1 - fx) + at(top + 1, left + 1) * fx
    ) * fy
    return mixed.reshape(rows, 2, columns, 2).mean((1, 3))


def stills_of(folder):
    """Each picture that `npm run stills` wrote, what is true of it, and whose it is."""
    for file in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(file) as text:
            truth = json.load(text)
        name = os.path.basename(file)[: -len(".json")]
        for picture, frame in zip(frames_of(os.path.join(folder, name + ".mp4"), *truth["size"]), truth["frames"]):
            yield picture, {**frame, "points": {key: np.array(value) for key, value in frame["points"].items()}}, name


def kept_examples(out, folder, examples_of):
    """Cut out once: what is learned from them is tried often."""
    file = os.path.join(out, os.path.basename(os.path.normpath(folder)) + ".npz")
    if not os.path.exists(file):
        np.savez(file, *examples_of(folder))
    with np.load(file) as kept:
        return [kept[key] for key in kept.files]


def all_examples(out, folders, examples_of):
    return [np.concatenate(all) for all in zip(*(kept_examples(out, folder, examples_of) for folder in folders))]


NAMES = {"shoulder": (11, 12), "hip": (23, 24), "knee": (25, 26), "ankle": (27, 28)}


def tell_tracks(folder, tracks, asked, shape, network_file, part):
    """Writes into the tracks of a folder's clips what a network says of a part of either leg.

    asked: by what the track calls it, which output it is and the degrees that counts in. network_file: whose hash is written
    down with it. part: of a picture, points by name and a side, what the network is shown.
    """
    model = read(shape, network_file)
    with open(network_file, "rb") as source:
        hashed = hashlib.sha256(source.read()).hexdigest()
    for file in sorted(glob.glob(os.path.join(tracks, "*.track.json.gz"))):
        name = os.path.basename(file)[: -len(".track.json.gz")]
        with gzip.open(file) as packed:
            track = json.load(packed)
        size = (track["source"]["width"], track["source"]["height"])
        seen, points = [], []
        for picture, frame in zip(frames_of(os.path.join(folder, name + ".mp4"), *size), track["frames"]):
            if frame["image"] is None:
                continue
            image = np.array(frame["image"])[:, :2]
            points.append({f"{side}_{key}": image[pair[i]] for key, pair in NAMES.items() for i, side in enumerate(SIDES)})
            seen.append((picture, frame))
        shown = [part(picture, of, side) for (picture, _), of in zip(seen, points) for side in SIDES]
        told = told_by(model, torch.from_numpy(np.array(shown, np.float32)))
        for key, (output, unit) in asked.items():
            for (_, frame), both in zip(seen, told[:, output].reshape(-1, 2) * unit):
                frame[key] = [round(float(value), 2) + 0.0 for value in both]
            track["pose"][key + "Sha256"] = hashed
        with gzip.open(file, "wt", compresslevel=9) as target:
            json.dump(track, target, separators=(",", ":"))
        print(name, flush=True)


def arguments(doc, commands, steps):
    """What a module that learns a network is asked to do; its folder is there afterwards."""
    asked = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("command", choices=commands)
    asked.add_argument("out")
    asked.add_argument("folders", nargs="+")
    asked.add_argument("--earlier")
    asked.add_argument("--steps", type=int, default=steps)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--threads", type=int, default=1)
    given = asked.parse_args()
    torch.set_num_threads(given.threads)
    os.makedirs(given.out, exist_ok=True)
    return given


def begun(shape, earlier):
    """The network to learn on from, or a new one."""
    return read(shape, earlier).train() if earlier else network(shape)
