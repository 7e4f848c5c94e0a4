"""Learns the network that tells from a picture of a foot where its toes point (src/pose/looks/foot.ts).

    python3 src/train/feet.py learn OUT STILLS [STILLS ...] [--earlier FILE]  learns from what `npm run stills` wrote
    python3 src/train/feet.py tell OUT CLIPS TRACKS  writes what the network says of clips into their tracks

STILLS: folders of pictures of feet. A tenth of the people is not learned from, and what is told of them is printed.
--earlier: a network to go on from, which saves most of the steps. --seed: another way through the same pictures.
OUT: where `foot-network.bin` is written, and what was cut out, which is done once. CLIPS: a folder of the renderer's clips.
Needs PyTorch, NumPy and ffmpeg (Debian: python3-torch, python3-numpy, ffmpeg). Takes some minutes.
"""

import os

import numpy as np
import torch
from torch.nn import functional

import looks
from looks import SIDES

# As in foot.ts.
SIDE = 48
SHAPE = looks.Shape(SIDE, SIDE, (1, 12, 24, 32, 48, 48), (2, 2, 2, 2, 1), 48, 1)
UNIT = 30.0
SQUARE = 0.9
BELOW = 0.08

# How far the landmarks are off, as it is measured on rendered people: torso lengths, share of the size, radians.
MOVED = 0.03
SIZED = 0.045
TURNED = 0.012

STEPS = 6000
BATCH = 128
RATE = 1.5e-3
HELD_OUT = 10
# How much larger than the network's square the pictures are kept, so that it may be moved, turned and sized while learning.
ROOM = 1.3
KEPT = round(SIDE * ROOM)


def square(points, side):
    """Where a foot is looked at, and how wide a pixel is; `points`: by name."""
    middle = lambda name: (points["left_" + name] + points["right_" + name]) / 2
    torso = float(np.hypot(*(middle("shoulder") - middle("hip"))))
    return points[side + "_ankle"] + np.array([0, BELOW * torso]), SQUARE * torso / SIDE


def as_landmarks(points):
    """Joints where the landmark network would see them."""
    middle = lambda name: (points["left_" + name] + points["right_" + name]) / 2
    torso = middle("shoulder") - middle("hip")
    up = np.array([0, looks.ANKLE_SEEMS_UP * float(np.hypot(*torso))])
    longer = {side + "_shoulder": middle("hip") + looks.TORSO_SEEMS * torso for side in SIDES}
    return {**points, **longer, **{side + "_ankle": points[side + "_ankle"] - up for side in SIDES}}


def foot(picture, points, side, pixels=SIDE):
    """What is looked at of a foot; the network knows left ones."""
    return looks.cut(picture, *square(points, side), pixels, pixels, mirrored=side == "right")


def examples_of(folder):
    """Pictures of feet, where they point against the line of sight, and whose they are."""
    pictures, truths, people = [], [], []
    for picture, frame, name in looks.stills_of(folder):
        points = as_landmarks(frame["points"])
        for side in SIDES:
            pictures.append(foot(picture, points, side, KEPT).astype(np.uint8))
            truths.append(frame[side]["foot"])
            people.append(name)
    return np.array(pictures), np.array(truths, np.float32), np.array(people)


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
    return looks.lit_otherwise(grey)


def in_the_middle(kept):
    first = (KEPT - SIDE) // 2
    return kept[:, first : first + SIDE, first : first + SIDE].float()


def evened(truths):
    """How often each is shown: feet stand straight most of the time, and it is those turned far that are learned least."""
    tens = np.floor(truths / 10).astype(int)
    _, which, counts = np.unique(tens, return_inverse=True, return_counts=True)
    return torch.from_numpy(1 / np.sqrt(counts[which]))


def learned(model, pictures, truths, steps, seed):
    torch.manual_seed(seed)
    kept, wanted = torch.from_numpy(pictures), torch.from_numpy(truths / UNIT)
    often = evened(truths)

    def loss_of(model):
        chosen = torch.multinomial(often, BATCH, replacement=True)
        told = model(looks.standardised(varied(kept[chosen])))[:, 0]
        return functional.smooth_l1_loss(told, wanted[chosen], beta=0.1)

    return looks.learn(model, steps, RATE, loss_of)


def tell(model, grey):
    return looks.told_by(model, grey)[:, 0] * UNIT


def learn_all(out, folders, earlier, steps, seed):
    pictures, truths, people = looks.all_examples(out, folders, examples_of)
    held = np.isin(people, np.unique(people)[::HELD_OUT])
    print(f"{(~held).sum()} feet of {len(set(people[~held]))} people, {held.sum()} held out", flush=True)
    model = learned(looks.begun(SHAPE, earlier), pictures[~held], truths[~held], steps, seed)
    looks.write(model, SHAPE, os.path.join(out, "foot-network.bin"))
    off = tell(model, in_the_middle(torch.from_numpy(pictures[held]))) - truths[held]
    for name, some in (("all", np.abs(truths[held]) < 90), ("toes in", truths[held] < -25), ("toes out", truths[held] > 30)):
        print(f"held out, {name}: mean error {np.abs(off[some]).mean():.2f}, bias {off[some].mean():.2f} degrees")


if __name__ == "__main__":
    given = looks.arguments(__doc__, ("learn", "tell"), STEPS)
    if given.command == "learn":
        learn_all(given.out, given.folders, given.earlier, given.steps, given.seed)
    else:
        file = os.path.join(given.out, "foot-network.bin")
        looks.tell_tracks(*given.folders, {"feet": (0, UNIT)}, SHAPE, file, foot)
