"""Learns the network that tells from a picture of a foot where its toes point (src/pose/feet/network.ts).

    python3 src/train/feet.py learn OUT CLIPS [CLIPS ...]    learns from all clips and, by parts, from all but a third
    python3 src/train/feet.py learn OUT CLIPS ... --part N   only without part N, or only from all (3): to do two at a time
    python3 src/train/feet.py tell OUT CLIPS TRACKS          writes what was told of clips not learned from into their tracks

CLIPS: a folder of the renderer's clips with truth. OUT: where `foot-network.bin` is written, and beside it one network for
each part, that the correction of src/core/learned is learned with: it must not see feet better told than they will be.
Needs PyTorch, NumPy and ffmpeg (Debian: python3-torch, python3-numpy, ffmpeg). Takes about five minutes a network.
"""

import argparse
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

PARTS = 3
EPOCHS = 18
BATCH = 128
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


def examples_of(folder):
    """Pictures of feet, where they point against the line of sight, and which clip they are of."""
    pictures, truths, clips = [], [], []
    for file in sorted(glob.glob(os.path.join(folder, "*.truth.json.gz"))):
        name = os.path.basename(file)[: -len(".truth.json.gz")]
        try:
            truth = json.load(gzip.open(file))
        except (EOFError, json.JSONDecodeError):
            print(f"{name}: not whole, left out")
            continue
        outside = truth["camera"]["extrinsics"]
        turn, shift, camera = (np.array(outside[key]) for key in ("R", "t", "position"))
        for picture, frame in zip(frames_of(os.path.join(folder, name + ".mp4"), *truth["size"]), truth["frames"]):
            points = {key: np.array(value) for key, value in frame["joints2d"].items()}
            for side, outward in (("left", 1), ("right", -1)):
                x, y, pixel = square(points, side)
                pictures.append(cut(picture, x, y, pixel, KEPT, side == "right").astype(np.uint8))
                ankle = turn.T @ (np.array(frame["joints3d_cam"][side + "_ankle"]) - shift)
                sight = math.degrees(math.atan2(camera[0] - ankle[0], camera[2] - ankle[2]))
                truths.append(frame[side]["footYaw"] - outward * sight)
                clips.append(name)
    return np.array(pictures), np.array(truths, np.float32), np.array(clips)


def standardised(grey):
    flat = grey.flatten(1)
    mean, spread = flat.mean(1)[:, None, None], flat.std(1)[:, None, None]
    return ((grey - mean) / (spread + LEAST_CONTRAST))[:, None]


def varied(kept):
    """What a camera and landmarks that are a little off make of the kept pictures."""
    count = len(kept)
    size = 1 + 0.08 * torch.randn(count, 1, 1)
    turn = 0.05 * torch.randn(count, 1, 1)
    places = torch.arange(SIDE) + 0.5 - SIDE / 2
    down, across = torch.meshgrid(places, places, indexing="ij")
    moved = 0.06 * SIDE / SQUARE * torch.randn(2, count, 1, 1)
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
        layers += [nn.Conv2d(inputs, outputs, 3, stride, 1), nn.BatchNorm2d(outputs), nn.ReLU()]
    cells = (SIDE // math.prod(STRIDES)) ** 2
    return nn.Sequential(
        *layers, nn.Flatten(), nn.Dropout(0.2), nn.Linear(CHANNELS[-1] * cells, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 1)
    )


def evened(truths):
    """How often each is shown: feet stand straight most of the time, and it is those turned far that are learned least."""
    tens = np.floor(truths / 10).astype(int)
    _, which, counts = np.unique(tens, return_inverse=True, return_counts=True)
    return torch.from_numpy(1 / np.sqrt(counts[which]))


def learn(pictures, truths, seed):
    torch.manual_seed(seed)
    model = network()
    kept, wanted = torch.from_numpy(pictures), torch.from_numpy(truths / UNIT)
    steps = EPOCHS * (len(kept) // BATCH)
    optimiser = torch.optim.AdamW(model.parameters(), 2e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, steps + 1)
    often = evened(truths)
    for _ in range(EPOCHS):
        order = torch.multinomial(often, len(kept), replacement=True)
        for first in range(0, len(kept) - BATCH + 1, BATCH):
            chosen = order[first : first + BATCH]
            told = model(standardised(varied(kept[chosen])))[:, 0]
            loss = functional.smooth_l1_loss(told, wanted[chosen], beta=0.1)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return model.eval()


def tell(model, grey):
    with torch.no_grad():
        return np.concatenate([model(standardised(part))[:, 0].numpy() * UNIT for part in grey.split(512)])


def write(model, file):
    """For each layer the biases and the scales (float32), then the weights (int8): tap, input, output."""
    out = b""

    def layer(weights, bias):
        nonlocal out
        scale = np.abs(weights).max(0) / 127 + 1e-12
        out += bias.astype("<f4").tobytes() + scale.astype("<f4").tobytes()
        out += np.round(weights / scale).astype(np.int8).tobytes()

    parts = list(model)
    for convolution, norm in zip(parts, parts[1:]):
        if not isinstance(convolution, nn.Conv2d):
            continue
        gain = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach().numpy()
        weights = convolution.weight.detach().numpy() * gain[:, None, None, None]
        bias = (convolution.bias.detach().numpy() - norm.running_mean.numpy()) * gain + norm.bias.detach().numpy()
        layer(weights.transpose(2, 3, 1, 0).reshape(-1, len(bias)), bias)
    hidden, told = (part for part in parts if isinstance(part, nn.Linear))
    cells = SIDE // math.prod(STRIDES)
    # The pixels of a layer lie channel by channel there, pixel by pixel here.
    weights = hidden.weight.detach().numpy().reshape(HIDDEN, CHANNELS[-1], cells, cells).transpose(2, 3, 1, 0)
    layer(weights.reshape(-1, HIDDEN), hidden.bias.detach().numpy())
    layer(told.weight.detach().numpy().T, told.bias.detach().numpy())
    with open(file, "wb") as target:
        target.write(out)


def part_of(clip):
    """By the number in a clip's name, so that plain and later clips keep their part."""
    return int("".join(filter(str.isdigit, clip)) or 0) % PARTS


def network_file(out, part):
    return os.path.join(out, f"without-part-{part}.pt")


def kept_examples(out, folder):
    """Cut out once: what is learned from them is tried often."""
    file = os.path.join(out, os.path.basename(os.path.normpath(folder)) + ".npz")
    if not os.path.exists(file):
        np.savez(file, *examples_of(folder))
    with np.load(file) as kept:
        return [kept[key] for key in kept.files]


def learn_all(out, folders, only):
    pictures, truths, clips = (np.concatenate(all) for all in zip(*(kept_examples(out, folder) for folder in folders)))
    parts = np.array([part_of(clip) for clip in clips])
    print(f"{len(truths)} feet of {len(set(clips))} clips", flush=True)
    for part in range(PARTS):
        if only is not None and only != part:
            continue
        held = parts == part
        model = learn(pictures[~held], truths[~held], part)
        torch.save(model.state_dict(), network_file(out, part))
        off = tell(model, in_the_middle(torch.from_numpy(pictures[held]))) - truths[held]
        toes_in = truths[held] < -12
        print(
            f"not learned from, part {part}: mean error {np.abs(off).mean():.2f}, toes in {np.abs(off[toes_in]).mean():.2f} degrees",
            flush=True,
        )
    if only is None or only == PARTS:
        model = learn(pictures, truths, PARTS)
        torch.save(model.state_dict(), os.path.join(out, "foot-network.pt"))
        write(model, os.path.join(out, "foot-network.bin"))


# A network that learned from two thirds of the people tells less of a turn than the one that learned from all: by so much,
# on seven clips that neither learned from (slopes 0.956 and 0.998).
FEWER_SAY_LESS = 1.045
NAMES = {"shoulder": (11, 12), "hip": (23, 24), "ankle": (27, 28)}


def tell_tracks(out, folder, tracks):
    for file in sorted(glob.glob(os.path.join(tracks, "*.track.json.gz"))):
        name = os.path.basename(file)[: -len(".track.json.gz")]
        model = network()
        held = name.startswith(("learn", "feet"))
        path = network_file(out, part_of(name)) if held else os.path.join(out, "foot-network.pt")
        model.load_state_dict(torch.load(path))
        model.eval()
        track = json.load(gzip.open(file))
        size = (track["source"]["width"], track["source"]["height"])
        seen, squares = [], []
        for picture, frame in zip(frames_of(os.path.join(folder, name + ".mp4"), *size), track["frames"]):
            if frame["image"] is None:
                continue
            image = np.array(frame["image"])[:, :2]
            points = {
                f"{side}_{key}": image[pair[i]] for key, pair in NAMES.items() for i, side in enumerate(("left", "right"))
            }
            for side in ("left", "right"):
                x, y, pixel = square(points, side)
                squares.append(cut(picture, x, y, pixel, SIDE, side == "right"))
            seen.append(frame)
        told = tell(model, torch.from_numpy(np.array(squares, np.float32)))
        told *= FEWER_SAY_LESS if held else 1
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
    asked.add_argument("--part", type=int, choices=range(PARTS + 1))
    given = asked.parse_args()
    os.makedirs(given.out, exist_ok=True)
    if given.command == "learn":
        learn_all(given.out, given.folders, given.part)
    else:
        tell_tracks(given.out, *given.folders)
