"""Learns the network that tells from a picture of a foot where its toes point (src/pose/feet/network.ts).

    python3 src/train/feet.py learn OUT STILLS [STILLS ...] [--earlier FILE]  learns from what `npm run stills` wrote
    python3 src/train/feet.py tell OUT CLIPS TRACKS  writes what the network says of clips into their tracks

STILLS: folders of pictures of feet. A tenth of the people is not learned from, and what is told of them is printed.
--earlier: a network to go on from, which saves most of the steps.
OUT: where `foot-network.bin` is written, and what was cut out, which is done once. CLIPS: a folder of the renderer's clips.
Needs PyTorch, NumPy and ffmpeg (Debian: python3-torch, python3-numpy, ffmpeg). Takes some minutes.
"""

import argparse
import copy
import glob
import gzip
import json
import math
import os
import subprocess

import numpy as np
import torch
from torch import nn
from torch.nn import functional

# As in network.ts and look.ts.
SIDE = 48
CHANNELS = (1, 12, 24, 32, 48, 48)
STRIDES = (2, 2, 2, 2, 1)
HIDDEN = 48
UNIT = 30.0
SQUARE = 0.9
BELOW = 0.08
LEAST_CONTRAST = 8.0

SIDES = ("left", "right")

# In a picture the landmarks' torso is this much longer than the joints' one, and ankles show this much higher (true torso
# lengths). Measured on rendered people; so are the spreads below.
TORSO_SEEMS = 1.09
ANKLE_SEEMS_UP = 0.055
MOVED = 0.03
SIZED = 0.045
TURNED = 0.012

STEPS = 6000
WARM_UP = 100
BATCH = 128
RATE = 1.5e-3
# Steps that the mean is over, and of how many people one is held out.
MEAN_OF = 100
HELD_OUT = 10
# How much larger than the network's square the pictures are kept, so that it may be moved, turned and sized while learning.
ROOM = 1.3
KEPT = round(SIDE * ROOM)


def frames_of(video, width, height):
    """Brightness of every picture, from 0 to 255."""
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", video, "-f", "rawvideo", "-pix_fmt", "gray", "-fps_mode", "passthrough", "-"],
        capture_output=True,
        check=True,
    ).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, height, width)


def cut(picture, x, y, pixel, side, mirrored):
    """`side` squared pixels around a place, each `pixel` of the picture's wide and the mean of four looked up between its own."""
    height, width = picture.shape
    steps = ((np.arange(2 * side) + 0.5) / 2 - side / 2) * pixel
    across = np.clip(x - 0.5 + (-steps if mirrored else steps), 0, width - 1.001)
    down = np.clip(y - 0.5 + steps, 0, height - 1.001)
    left, top = across.astype(int), down.astype(int)
    fx, fy = (across - left)[None, :], (down - top)[:, None]
    at = lambda r, c: picture[np.ix_(r, c)].astype(np.float32)
    mixed = (at(top, left) * (1 - fx) + at(top, left + 1) * fx) * (1 - fy) + (
        at(top + 1, left) * (1 - fx) + at(top + 1, left + 1) * fx
    ) * fy
    return mixed.reshape(side, 2, side, 2).mean((1, 3))


def square(points, side):
    """Where a foot is looked at, and how wide; `points`: by name."""
    middle = lambda name: (points["left_" + name] + points["right_" + name]) / 2
    torso = float(np.hypot(*(middle("shoulder") - middle("hip"))))
    ankle = points[side + "_ankle"]
    return ankle[0], ankle[1] + BELOW * torso, SQUARE * torso / SIDE


def as_landmarks(points):
    """Joints where the landmark network would see them."""
    middle = lambda name: (points["left_" + name] + points["right_" + name]) / 2
    torso = middle("shoulder") - middle("hip")
    up = np.array([0, ANKLE_SEEMS_UP * float(np.hypot(*torso))])
    longer = {side + "_shoulder": middle("hip") + TORSO_SEEMS * torso for side in SIDES}
    return {**points, **longer, **{side + "_ankle": points[side + "_ankle"] - up for side in SIDES}}


def examples_of(folder):
    """Pictures of feet, where they point against the line of sight, and whose they are."""
    pictures, truths, people = [], [], []
    for file in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(file) as text:
            truth = json.load(text)
        name = os.path.basename(file)[: -len(".json")]
        for picture, frame in zip(frames_of(os.path.join(folder, name + ".mp4"), *truth["size"]), truth["frames"]):
            points = as_landmarks({key: np.array(value) for key, value in frame["points"].items()})
            for side in SIDES:
                x, y, pixel = square(points, side)
                pictures.append(cut(picture, x, y, pixel, KEPT, side == "right").astype(np.uint8))
                truths.append(frame[side])
                people.append(name)
    return np.array(pictures), np.array(truths, np.float32), np.array(people)


def standardised(grey):
    flat = grey.flatten(1)
    mean, spread = flat.mean(1)[:, None, None], flat.std(1)[:, None, None]
    return ((grey - mean) / (spread + LEAST_CONTRAST))[:, None]


def varied(kept):
    """What a camera and landmarks that are a little off make of the kept pictures."""
    count = len(kept)
    size = 1 + SIZED * torch.randn(count, 1, 1)
    turn = TURNED * torch.randn(count, 1, 1)
    places = torch.arange(SIDE) + 0.5 - SIDE / 2
    down, across = torch.meshgrid(places, places, indexing="ij")
    moved = MOVED * SIDE / SQUARE * torch.randn(2, count, 1, 1)
    x = (across * turn.cos() - down * turn.sin()) * size + moved[0]
    y = (across * turn.sin() + down * turn.cos()) * size + moved[1]
    grid = torch.stack([x, y], -1) / (KEPT / 2)
    grey = functional.grid_sample(kept[:, None].float(), grid, align_corners=False, padding_mode="border")[:, 0]
    grey = 255 * (grey.clamp(1, 255) / 255) ** torch.exp(0.25 * torch.randn(count, 1, 1))
    return grey * (0.7 + 0.6 * torch.rand(count, 1, 1)) + 4 * torch.rand(count, 1, 1) * torch.randn_like(grey)


def in_the_middle(kept):
    first = (KEPT - SIDE) // 2
    return kept[:, first : first + SIDE, first : first + SIDE].float()


def network():
    layers = []
    for inputs, outputs, stride in zip(CHANNELS, CHANNELS[1:], STRIDES):
        layers += [nn.Conv2d(inputs, outputs, 3, stride, 1), nn.ReLU()]
    cells = (SIDE // math.prod(STRIDES)) ** 2
    return nn.Sequential(
        *layers, nn.Flatten(), nn.Dropout(0.05), nn.Linear(CHANNELS[-1] * cells, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 1)
    )


def evened(truths):
    """How often each is shown: feet stand straight most of the time, and it is those turned far that are learned least."""
    tens = np.floor(truths / 10).astype(int)
    _, which, counts = np.unique(tens, return_inverse=True, return_counts=True)
    return torch.from_numpy(1 / np.sqrt(counts[which]))


def learn(model, pictures, truths):
    """Goes on from what the model knows. Gives the mean of where it went, which is better than where it is."""
    torch.manual_seed(0)
    kept, wanted = torch.from_numpy(pictures), torch.from_numpy(truths / UNIT)
    optimiser = torch.optim.AdamW(model.parameters(), RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, step / WARM_UP) * (1 + math.cos(math.pi * step / STEPS)) / 2
    )
    mean = copy.deepcopy(model)
    often = evened(truths)
    for step in range(STEPS):
        chosen = torch.multinomial(often, BATCH, replacement=True)
        told = model(standardised(varied(kept[chosen])))[:, 0]
        loss = functional.smooth_l1_loss(told, wanted[chosen], beta=0.1)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        with torch.no_grad():
            for slow, fast in zip(mean.parameters(), model.parameters()):
                slow.lerp_(fast, max(1 / MEAN_OF, 10 / (step + 11)))
    return mean.eval()


def tell(model, grey):
    with torch.no_grad():
        return np.concatenate([model(standardised(part))[:, 0].numpy() * UNIT for part in grey.split(512)])


def layers_of(model):
    """Each layer with its weights as the file has them: tap, input, output."""
    cells = SIDE // math.prod(STRIDES)
    for layer in model:
        if isinstance(layer, nn.Conv2d):
            yield layer, layer.weight.permute(2, 3, 1, 0)
        elif isinstance(layer, nn.Linear) and layer.out_features == HIDDEN:
            # The pixels of a layer lie channel by channel there, pixel by pixel here.
            yield layer, layer.weight.reshape(HIDDEN, CHANNELS[-1], cells, cells).permute(2, 3, 1, 0)
        elif isinstance(layer, nn.Linear):
            yield layer, layer.weight.T


def write(model, file):
    """For each layer the biases and the scales (float32), then the weights (int8)."""
    with open(file, "wb") as target:
        for layer, ordered in layers_of(model):
            weights = ordered.detach().numpy().reshape(-1, len(layer.bias))
            scale = np.abs(weights).max(0) / 127 + 1e-12
            target.write(layer.bias.detach().numpy().astype("<f4").tobytes() + scale.astype("<f4").tobytes())
            target.write(np.round(weights / scale).astype(np.int8).tobytes())


def read(file):
    with open(file, "rb") as source, torch.no_grad():
        model = network()
        for layer, ordered in layers_of(model):
            outputs = len(layer.bias)
            bias, scale = (np.frombuffer(source.read(4 * outputs), "<f4").copy() for _ in range(2))
            whole = np.frombuffer(source.read(ordered.numel()), np.int8).reshape(ordered.shape)
            layer.bias.copy_(torch.from_numpy(bias))
            ordered.copy_(torch.from_numpy(whole * scale))
    return model.eval()


def kept_examples(out, folder):
    """Cut out once: what is learned from them is tried often."""
    file = os.path.join(out, os.path.basename(os.path.normpath(folder)) + ".npz")
    if not os.path.exists(file):
        np.savez(file, *examples_of(folder))
    with np.load(file) as kept:
        return [kept[key] for key in kept.files]


def learn_all(out, folders, earlier):
    pictures, truths, people = (np.concatenate(all) for all in zip(*(kept_examples(out, folder) for folder in folders)))
    held = np.isin(people, np.unique(people)[::HELD_OUT])
    print(f"{(~held).sum()} feet of {len(set(people[~held]))} people, {held.sum()} held out", flush=True)
    model = learn(read(earlier).train() if earlier else network(), pictures[~held], truths[~held])
    write(model, os.path.join(out, "foot-network.bin"))
    off = tell(model, in_the_middle(torch.from_numpy(pictures[held]))) - truths[held]
    for name, some in (("all", np.abs(truths[held]) < 90), ("toes in", truths[held] < -25), ("toes out", truths[held] > 30)):
        print(f"held out, {name}: mean error {np.abs(off[some]).mean():.2f}, bias {off[some].mean():.2f} degrees")


NAMES = {"shoulder": (11, 12), "hip": (23, 24), "ankle": (27, 28)}


def tell_tracks(out, folder, tracks):
    model = read(os.path.join(out, "foot-network.bin"))
    for file in sorted(glob.glob(os.path.join(tracks, "*.track.json.gz"))):
        name = os.path.basename(file)[: -len(".track.json.gz")]
        with gzip.open(file) as packed:
            track = json.load(packed)
        size = (track["source"]["width"], track["source"]["height"])
        seen, squares = [], []
        for picture, frame in zip(frames_of(os.path.join(folder, name + ".mp4"), *size), track["frames"]):
            if frame["image"] is None:
                continue
            image = np.array(frame["image"])[:, :2]
            points = {f"{side}_{key}": image[pair[i]] for key, pair in NAMES.items() for i, side in enumerate(SIDES)}
            for side in SIDES:
                x, y, pixel = square(points, side)
                squares.append(cut(picture, x, y, pixel, SIDE, side == "right"))
            seen.append(frame)
        told = tell(model, torch.from_numpy(np.array(squares, np.float32)))
        for i, frame in enumerate(seen):
            frame["feet"] = [round(float(value), 2) + 0.0 for value in told[2 * i : 2 * i + 2]]
        with gzip.open(file, "wt", compresslevel=6) as target:
            json.dump(track, target, separators=(",", ":"))
        print(name, flush=True)


if __name__ == "__main__":
    torch.set_num_threads(1)
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("command", choices=("learn", "tell"))
    asked.add_argument("out")
    asked.add_argument("folders", nargs="+")
    asked.add_argument("--earlier")
    given = asked.parse_args()
    os.makedirs(given.out, exist_ok=True)
    if given.command == "learn":
        learn_all(given.out, given.folders, given.earlier)
    else:
        tell_tracks(given.out, *given.folders)
