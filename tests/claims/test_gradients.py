"""What the page "Unstable gradients" claims. Expected values come from closed forms or from PyTorch in float64."""

from __future__ import annotations

import math

import mlx.core as mx
import numpy as np
import pytest
import torch
from mlx import nn, optimizers
from torch.nn import functional as F

FRAMEWORKS = ["numpy", "torch", "mlx"]
every_framework = pytest.mark.parametrize("framework", FRAMEWORKS)
torch_and_mlx = pytest.mark.parametrize("framework", ["torch", "mlx"])
close = pytest.approx
DEFAULT, HE, XAVIER = 1, math.sqrt(6), math.sqrt(3)  # bound of the weights, times sqrt(width)
BATCH_RELU = math.sqrt(math.pi / (math.pi - 1))  # growth of a gradient in each layer of ReLU and batch norm


def reference(activation, scale, depth, *, width=64, examples=32, seed=1986, biases=None, cure=""):
    """The gradients of all hidden layers, built from PyTorch's own layers in float64.

    ``biases`` is "default" (drawn after the weights), "in turn" (drawn after the weights of each layer), a
    number for every second unit, or None.
    """
    generator = np.random.default_rng(seed)

    def draw(*shape):
        return torch.tensor(generator.uniform(-1, 1, shape))

    x, y = draw(examples, width), draw(examples, 1)
    outer = draw(1, width) / 8
    layers = [torch.nn.Linear(width, width, dtype=torch.float64) for _ in range(depth)]
    with torch.no_grad():
        for layer in layers:
            layer.weight.copy_(draw(width, width) * scale / 8)
            layer.bias.zero_()
            if biases == "in turn":
                drawn = draw(width) / 8
                layer.bias.copy_(drawn if scale == DEFAULT else torch.zeros(width))
        for layer in layers:
            if biases == "default" and scale == DEFAULT:
                layer.bias.copy_(draw(width) / 8)
            if isinstance(biases, int):
                layer.bias[1::2] = biases
    hidden = x
    for layer in layers:
        z = layer(hidden)
        if cure == "layer":
            z = F.layer_norm(z, (width,))
        if cure == "batch":
            z = F.batch_norm(z, None, None, training=True)
        hidden = activation(z) + hidden if cure == "residual" else activation(z)
    F.mse_loss(hidden @ outer.T, y).backward()
    return [layer.weight.grad for layer in layers]


def norms(*arguments, **options):
    return [gradient.norm().item() for gradient in reference(*arguments, **options)]


# A gradient is a vector


def test_a_step_of_1e_19_does_not_move_a_weight_of_0_1_in_32_bits():
    for array in (np.float32(0.1), torch.tensor(0.1), mx.array(0.1)):
        assert (array - 1e-19 == array).item()


def test_the_gradient_of_the_example_is_3_and_4_with_norm_5():
    w = torch.ones(2, requires_grad=True)
    (1.5 * w[0] ** 2 + 2 * w[1] ** 2).backward()
    assert w.grad.tolist() == [3, 4]
    assert w.grad.norm().item() == 5


# Depth multiplies


@every_framework
def test_the_jacobian_of_a_network_is_the_product_of_its_layers_jacobians(values, framework):
    product = values(f"gradients/jacobian_product_{framework}")
    w1, w2, w3 = (torch.tensor(w, dtype=torch.float64) for w in product["weights"])

    def network(x):
        return torch.tanh(w3 @ torch.tanh(w2 @ torch.tanh(w1 @ x)))

    expected = torch.autograd.functional.jacobian(network, torch.tensor(product["x"], dtype=torch.float64))
    assert np.array(product["product"]) == close(expected.numpy(), abs=1e-6)
    assert np.array(product["whole"]) == close(expected.numpy(), abs=1e-6)
    assert product["difference"] == close(0, abs=1e-6)
    assert product["sizes"][-1] == close(expected.norm().item(), abs=1e-6)
    assert product["sizes"][0] > product["sizes"][1] > product["sizes"][2]


def test_twenty_factors_make_much_or_nothing():
    products = [factor**20 for factor in (0.5, 1.5, 1.2)]
    assert products == close([1e-6, 3325, 38], rel=0.05)


# Three illnesses

PATTERNS = {
    "healthy": (torch.tanh, XAVIER, 20, 0),
    "vanishing": (torch.sigmoid, DEFAULT, 20, 0),
    "exploding": (torch.tanh, 4 * XAVIER, 20, 0),
    "dead_units": (torch.relu, HE, 5, -3),
}


@every_framework
@pytest.mark.parametrize("illness", PATTERNS)
def test_three_numbers_are_what_torch_measures_in_float64(values, framework, illness):
    activation, scale, depth, bias = PATTERNS[illness]
    gradients = reference(activation, scale, depth, biases=bias)
    dead = torch.stack([(gradient == 0).all(dim=1) for gradient in gradients]).double().mean()
    expected = [gradients[0].norm().item(), gradients[-1].norm().item(), dead.item()]
    # Exploding gradients magnify the rounding of float32 as well: 1e-7 becomes about 1e-3.
    assert values(f"gradients/three_illnesses_{framework}")[illness] == close(expected, rel=0.02)


@every_framework
def test_vanishing_exploding_and_dead_are_three_patterns(values, framework):
    patterns = values(f"gradients/three_illnesses_{framework}")
    first, last, dead = zip(*(patterns[illness] for illness in PATTERNS), strict=True)
    healthy, vanishing, exploding, dead_units = range(4)
    assert 0.1 < first[healthy] / last[healthy] < 10
    assert first[vanishing] / last[vanishing] < 1e-15
    assert first[exploding] / last[exploding] > 1000
    assert 0.1 < first[dead_units] / last[dead_units] < 10
    assert dead[:3] == (0, 0, 0)
    assert 0.45 < dead[dead_units] < 0.6  # half of the units were pushed down, a few died by themselves


# What depth does to five networks

SWEEP = {
    "sigmoid_default": (torch.sigmoid, DEFAULT),
    "relu_default": (torch.relu, DEFAULT),
    "leaky_default": (F.leaky_relu, DEFAULT),
    "relu_he": (torch.relu, HE),
    "tanh_xavier": (torch.tanh, XAVIER),
}


@every_framework
@pytest.mark.parametrize("network", SWEEP)
def test_the_first_layers_gradient_is_what_torch_measures_in_float64(values, framework, network):
    sweep = values(f"gradients/depth_sweep_{framework}")
    assert sweep["depths"] == [5, 10, 20]
    expected = [norms(*SWEEP[network], depth, biases="default")[0] for depth in (5, 10, 20)]
    assert sweep[network] == close(expected, rel=1e-4)


@every_framework
def test_at_depth_20_a_leak_does_not_keep_the_gradient_from_vanishing_and_good_weights_do(values, framework):
    at_20 = {network: values(f"gradients/depth_sweep_{framework}")[network][2] for network in SWEEP}
    assert at_20["sigmoid_default"] < 1e-16
    assert at_20["relu_default"] < 1e-7
    assert at_20["leaky_default"] == close(at_20["relu_default"], rel=0.5)
    assert at_20["relu_he"] > 1e6 * at_20["relu_default"]
    assert at_20["tanh_xavier"] > 1e6 * at_20["relu_default"]


@pytest.mark.parametrize("network", SWEEP)
def test_the_figure_shows_the_medians_of_torchs_gradient_norms(values, network):
    figure = values("gradients/gradient_by_layer_plot")
    runs = [norms(*SWEEP[network], 20, biases="in turn", seed=1986 + k) for k in range(figure["draws"])]
    # Its derivatives are central differences, good to about 1e-9 of the largest slope.
    assert figure[network] == close(np.median(runs, axis=0).tolist(), rel=1e-3)


def test_each_layer_multiplies_by_the_factor_of_the_variance_rule(values):
    figure = values("gradients/gradient_by_layer_plot")
    sigmoid, relu, leaky, he, _ = figure["factors"]
    # The rule holds on average; the median of a few draws over 14 layers is good to some percent.
    assert sigmoid == close(0.25 * math.sqrt(1 / 3), rel=0.05)
    assert relu == close(math.sqrt(1 / 6), rel=0.06)
    assert leaky == close(math.sqrt((1 + 0.01**2) / 6), rel=0.06)
    assert he == close(1, rel=0.06)
    for network, factor in zip(SWEEP, figure["factors"], strict=True):
        assert factor**14 == close(figure[network][4] / figure[network][18])


# Cure 1: first weights that fit


def uneven(activation, gain):
    """The longest gradient of 30 layers, divided by the shortest, built from PyTorch's own layers in float64."""
    generator = np.random.RandomState(1986)
    x, y, outer = (torch.tensor(generator.uniform(-1, 1, shape)) for shape in ((16, 32), (16, 1), (1, 32)))
    layers = [torch.nn.Linear(32, 32, dtype=torch.float64) for _ in range(30)]
    hidden = x
    for layer in layers:
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(generator.uniform(-1, 1, (32, 32))) * gain * math.sqrt(3 / 32))
            layer.bias.copy_(torch.tensor(generator.uniform(-1, 1, 32)) / math.sqrt(32))
        hidden = activation(layer(hidden))
    F.mse_loss(hidden @ outer.T / math.sqrt(32), y).backward()
    norms = [layer.weight.grad.norm().item() for layer in layers]
    return max(norms) / min(norms)


def test_the_most_even_gain_is_near_xaviers_for_tanh_and_near_hes_for_relu_and_far_off_for_the_sigmoid(values):
    measured = values("gradients/depth_and_gain_numpy")
    sigmoid, tanh, relu, leaky = measured["best"]
    assert tanh == close(1, rel=0.1)
    assert relu == leaky == close(math.sqrt(2), rel=0.1)
    assert 18 < sigmoid / math.sqrt(1 / 3) < 23
    gains = [0.5 * 2 ** (k / 8) for k in range(41)]
    assert measured["gains"] == close(gains)
    activations = (torch.sigmoid, torch.tanh, torch.relu, F.leaky_relu)
    for activation, best, spread in zip(activations, measured["best"], measured["spreads"], strict=True):
        assert spread == close(uneven(activation, best), rel=1e-6)
        assert spread <= min(uneven(activation, gain) for gain in gains) * (1 + 1e-6)


@every_framework
def test_default_xavier_and_he_weights_have_the_spread_of_their_formulas(values, framework):
    start = values(f"gradients/initializers_{framework}")
    inputs, outputs = start["inputs"], start["outputs"]
    # 4 standard errors: the spread of N uniform numbers has a relative error of sqrt(0.2 / N)
    error = 4 * math.sqrt(0.2 / (inputs * outputs))
    assert (inputs, outputs) == (64, 256)
    assert start["default"] == close(math.sqrt(1 / (3 * inputs)), rel=error)
    assert start["xavier"] == close(math.sqrt(2 / (inputs + outputs)), rel=error)
    assert start["he"] == close(math.sqrt(2 / inputs), rel=error)
    assert start["default_factor"] == close(math.sqrt(1 / 6), rel=error)
    assert start["default_left"] == close(1 / 6**10, rel=20 * error)
    assert start["he_factor"] == close(1, rel=error)


def test_default_weights_multiply_a_relu_signal_by_0_41_in_each_layer():
    generator = np.random.default_rng(1986)
    hidden, sizes = generator.normal(size=(64, 1024)), []
    for _ in range(10):
        z = hidden @ generator.uniform(-1 / 32, 1 / 32, (1024, 1024)).T
        sizes.append(np.sqrt(np.mean(z**2)))
        hidden = np.maximum(z, 0)
    assert (sizes[-1] / sizes[0]) ** (1 / 9) == close(0.41, abs=0.01)


def test_linear_draws_its_default_weights_between_plus_and_minus_1_over_the_root_of_n():
    torch.manual_seed(1986)
    mx.random.seed(1986)
    for weight in (torch.nn.Linear(64, 512).weight, nn.Linear(64, 512).weight):
        assert 0.124 < abs(weight).max().item() <= 0.125


def test_he_uniform_of_mlx_has_variance_1_over_n_without_its_gain():
    mx.random.seed(1986)
    weight = nn.init.he_uniform()(mx.zeros((512, 64)))
    assert mx.std(weight).item() == close(math.sqrt(1 / 64), rel=0.02)


def test_torch_draws_default_weights_by_kaiming_uniform_with_a_of_root_5():
    torch.manual_seed(1986)
    weight = torch.nn.Linear(64, 512).weight
    torch.manual_seed(1986)
    again = torch.nn.init.kaiming_uniform_(torch.empty(512, 64), a=math.sqrt(5))
    assert torch.equal(weight, again)


# Cure 2: clip what is too long


def clipped_run():
    """The clipped training in float64, by autograd; and the first step without a clip."""
    w, b = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (1.2, 0.1))
    losses, lengths = [], []
    for _ in range(150):
        signal = torch.ones((), dtype=torch.float64)
        for _ in range(20):
            signal = w * signal + b
        loss = (signal - 1) ** 2
        slopes = torch.stack(torch.autograd.grad(loss, (w, b)))
        losses.append(loss.item())
        lengths.append(slopes.norm().item())
        step = 0.002 * slopes / max(1, lengths[-1])
        with torch.no_grad():
            w -= step[0]
            b -= step[1]
    return losses, lengths


@every_framework
def test_without_clipping_the_loss_is_nan_and_with_clipping_it_nears_0(values, record, framework):
    clip = values(f"gradients/clip_{framework}")
    losses, lengths = clipped_run()
    assert clip["losses"] == close(losses, rel=2e-3, abs=1e-5)
    assert clip["first_norm"] == close(lengths[0], rel=1e-5)
    assert clip["losses"][-1] < 0.01
    assert clip["plain_is_nan"] is True
    assert "without clipping: loss nan" in record(f"gradients/clip_{framework}").stdout


def test_the_first_step_without_a_clip_is_about_200_long():
    assert 0.002 * clipped_run()[1][0] == close(200, rel=0.05)


@every_framework
def test_clipping_by_norm_keeps_the_direction_and_by_value_turns_it_by_8_degrees(values, framework):
    direction = values(f"gradients/clip_direction_{framework}")
    assert direction["norm"] == close(5)
    assert direction["by_norm"] == close([1.8, 2.4], abs=1e-5)
    assert direction["by_value"] == [3, 3]
    assert direction["turn_by_norm"] == close(0, abs=1e-4)
    assert direction["turn_by_value"] == close(math.degrees(math.acos(7 / math.sqrt(50))), abs=1e-4)
    assert round(direction["turn_by_value"]) == 8


@every_framework
def test_a_short_gradient_stays_what_it_is(values, framework):
    direction = values(f"gradients/clip_direction_{framework}")
    assert direction["short_norm"] == close(0.005)
    assert direction["short_by_norm"] == close([0.003, 0.004])
    assert direction["short_by_value"] == close([0.003, 0.004])


def test_clip_geometry(values):
    figure = values("gradients/clip_plot")
    assert figure["norm"] == 5
    assert figure["by_norm"] == close([1.8, 2.4])
    assert figure["value_norm"] == close(math.sqrt(18))
    assert figure["turn"] == close(math.degrees(math.atan2(4, 3) - math.pi / 4))


def test_a_clip_does_not_repair_nan():
    parameter = torch.zeros(2, requires_grad=True)
    parameter.grad = torch.tensor([math.nan, 1.0])
    torch.nn.utils.clip_grad_norm_([parameter], 1.0)
    assert parameter.grad.isnan().any()
    clipped, _ = optimizers.clip_grad_norm({"w": mx.array([math.nan, 1.0])}, 1.0)
    assert mx.isnan(clipped["w"]).any().item()


# Cures 3 and 4

CURES = ["", "residual", "layer", "batch"]
CURED = {
    "sigmoid_default": (torch.sigmoid, DEFAULT),
    "relu_default": (torch.relu, DEFAULT),
    "relu_he": (torch.relu, HE),
}


@every_framework
@pytest.mark.parametrize("network", CURED)
def test_each_cure_gives_the_gradient_that_torch_measures_in_float64(values, framework, network):
    expected = [norms(*CURED[network], 20, cure=cure)[0] for cure in CURES]
    assert values(f"gradients/cures_{framework}")[network] == close(expected, rel=1e-4)


@every_framework
def test_residual_connections_save_sigmoid_and_make_he_initialized_relu_explode(values, framework):
    cures = values(f"gradients/cures_{framework}")
    assert cures["sigmoid_default"][0] < 1e-16
    assert 0.1 < cures["sigmoid_default"][1] < 10
    assert cures["relu_he"][1] > 1e6 * cures["relu_he"][0]


@every_framework
def test_layer_norm_saves_deep_relu_but_not_deep_sigmoid(values, framework):
    cures = values(f"gradients/cures_{framework}")
    assert 0.1 < cures["relu_default"][2] < 10
    assert 0.1 < cures["relu_he"][2] < 10
    assert cures["sigmoid_default"][2] < 1e-7


@every_framework
def test_batch_norm_saves_all_three_from_vanishing(values, framework):
    cures = values(f"gradients/cures_{framework}")
    assert min(cures[network][3] for network in CURED) > 0.1


@every_framework
def test_normalization_cancels_the_size_of_the_weights(values, framework):
    cures = values(f"gradients/cures_{framework}")
    for column in (2, 3):  # weights sqrt(6) times as large have a gradient sqrt(6) times as small
        ratio = cures["relu_default"][column] / cures["relu_he"][column]
        assert ratio == close(math.sqrt(6), rel=0.02)  # epsilon is not scaled with them


def test_after_layer_norm_the_examples_become_alike_in_a_sigmoid_network_and_after_batch_norm_not():
    spread = {}
    for cure in ("layer", "batch"):
        generator = torch.Generator().manual_seed(1986)
        hidden = torch.rand(32, 64, generator=generator, dtype=torch.float64)
        for _ in range(20):
            z = hidden @ (torch.rand(64, 64, generator=generator, dtype=torch.float64) / 4 - 1 / 8)
            z = F.layer_norm(z, (64,)) if cure == "layer" else F.batch_norm(z, None, None, training=True)
            hidden = torch.sigmoid(z)
        spread[cure] = z.std(dim=0).mean().item()
    assert spread["layer"] < 1e-5
    assert spread["batch"] > 0.9


@every_framework
def test_batch_norm_normalizes_by_the_biased_variance_and_remembers_the_unbiased_one(values, framework):
    modes = values(f"gradients/batchnorm_modes_{framework}")
    biased, unbiased = 14 / 4, 14 / 3
    rest = 0.9**100
    assert modes["in_batch"] == close(3 / math.sqrt(biased + 1e-5), abs=1e-6)
    assert np.ravel(modes["training"]) == close([d / math.sqrt(biased + 1e-5) for d in (-2, -1, 0, 3)], abs=1e-6)
    assert modes["first_mean"] == close(0.1 * 3, abs=1e-6)
    assert modes["first_var"] == close(0.9 + 0.1 * unbiased, abs=1e-6)
    assert modes["last_mean"] == close(3 * (1 - rest), abs=1e-5)
    assert modes["last_var"] == close(rest + unbiased * (1 - rest), abs=1e-5)
    assert modes["alone"] == close((6 - modes["last_mean"]) / math.sqrt(modes["last_var"] + 1e-5), abs=1e-6)


@torch_and_mlx
def test_a_batch_of_one_is_refused_in_training_mode(record, framework):
    assert "6 as a batch:    ValueError" in record(f"gradients/batchnorm_modes_{framework}").stdout


def test_scale_and_shift_start_at_1_and_0():
    for layer in (torch.nn.BatchNorm1d(4), torch.nn.LayerNorm(4), nn.BatchNorm(4), nn.LayerNorm(4)):
        assert layer.weight.tolist() == [1] * 4
        assert layer.bias.tolist() == [0] * 4
        assert layer.eps == 1e-5


FACES = {
    "sigmoid_plain": (torch.sigmoid, DEFAULT, ""),
    "sigmoid_batch": (torch.sigmoid, DEFAULT, "batch"),
    "relu_plain": (torch.relu, HE, ""),
    "relu_batch": (torch.relu, HE, "batch"),
}


@torch_and_mlx
@pytest.mark.parametrize("face", FACES)
def test_the_two_faces_are_what_torch_measures_in_float64(values, framework, face):
    activation, scale, cure = FACES[face]
    expected = [max(n, 1e-30) for n in norms(activation, scale, 50, examples=64, cure=cure)]
    # Where gradients explode, so does the rounding of float32: some percent after 50 layers.
    rel = 0.15 if face == "relu_batch" else 1e-3
    assert values(f"gradients/batchnorm_two_faces_{framework}")[face] == close(expected, rel=rel)


@torch_and_mlx
def test_batch_norm_rescues_sigmoid_and_makes_deep_relu_explode(values, framework):
    faces = values(f"gradients/batchnorm_two_faces_{framework}")
    assert faces["sigmoid_plain"][0] == 1e-30
    assert faces["sigmoid_plain"][39] < 1e-8  # off the picture within ten layers
    assert 0.1 < faces["sigmoid_batch"][0] < 10
    assert 0.01 < faces["relu_plain"][0] < 1
    assert faces["relu_batch"][0] > 1000
    assert faces["relu_factor"] == close((faces["relu_batch"][4] / faces["relu_batch"][44]) ** (1 / 40))
    # Exact for a large batch and wide layers; with 64 of each it is good to a few percent.
    assert faces["relu_factor"] == close(BATCH_RELU, rel=0.03)


def test_the_growth_by_1_21_follows_from_the_variance_of_relu():
    z = np.linspace(-12, 12, 200_001)
    weight = np.exp(-(z**2) / 2) / math.sqrt(2 * math.pi) * (z[1] - z[0])
    relu = np.maximum(z, 0)
    mean = (relu * weight).sum()
    variance = ((relu - mean) ** 2 * weight).sum()
    assert mean == close(1 / math.sqrt(2 * math.pi), rel=1e-4)
    assert variance == close(1 / 2 - 1 / (2 * math.pi), rel=1e-4)
    assert math.sqrt(0.5 / variance) == close(BATCH_RELU, rel=1e-4)
    assert round(BATCH_RELU, 2) == 1.21


# Where logarithms belong


@every_framework
def test_a_sum_of_logarithms_survives_where_the_product_is_lost(values, record, framework):
    logs = values(f"gradients/log_sum_exp_{framework}")
    assert logs["likelihood"] == 0
    assert logs["log_likelihood"] == close(-1000 * math.log(10), rel=1e-5)
    expected = 1000 + math.log(2 + 1 / math.e)
    assert logs["shifted"] == close(expected, rel=1e-6)
    assert logs["ready_made"] == close(expected, rel=1e-6)
    assert logs["overflows"] is True
    assert "as written:          inf" in record(f"gradients/log_sum_exp_{framework}").stdout


@every_framework
def test_at_an_ordinary_logit_the_three_ways_agree(values, framework):
    zero = values(f"gradients/probability_zero_{framework}")
    expected = [math.log(1 + math.exp(2)), 1 / (1 + math.exp(2)) - 1]
    assert [zero["ordinary_loss"], zero["ordinary_slope"]] == zero["ordinary"][2]
    for way in zero["ordinary"]:
        assert way == close(expected, rel=1e-5)


@every_framework
def test_at_probability_0_a_clamp_loses_the_gradient_and_the_logit_keeps_it(values, record, framework):
    zero = values(f"gradients/probability_zero_{framework}")
    assert zero["clamped"] == close([-math.log(1e-7), 0], rel=1e-5)
    assert zero["by_logit"] == close([1000, -1])
    assert "as written loss inf, gradient nan" in record(f"gradients/probability_zero_{framework}").stdout


# Exercises


def test_ten_sigmoid_links_pass_on_less_than_a_millionth(values):
    chain = values("gradients/sigmoid_bound_numpy")
    assert chain["layers"] == math.ceil(math.log(1e-6) / math.log(0.25)) == 10
    assert chain["bound"] == 0.25**10
    generator = np.random.default_rng(1986)
    start, slopes = torch.tensor(generator.normal(size=chain["chains"]), requires_grad=True), None
    end = start
    for _ in range(10):
        w, b = torch.tensor(generator.uniform(-1, 1, (2, chain["chains"])))
        end = torch.sigmoid(w * end + b)
    end.sum().backward()
    slopes = start.grad.abs()
    assert chain["steepest"] == close(slopes.max().item())
    assert chain["middle"] == close(slopes.numpy()[slopes.argsort()][4999:5001].mean())
    assert chain["middle"] < chain["steepest"] < chain["bound"]


def test_one_norm_for_all_layers_halves_everything_and_one_for_each_turns_it(values):
    clip = values("gradients/norm_after_clip_numpy")
    assert clip["norm_before"] == 13
    assert clip["together"] == close([1.5, 2, 6])
    assert clip["norm_after"] == close(6.5)
    assert clip["step_length"] == close(0.65)
    assert clip["apart"] == close([3, 4, 6.5])
    assert clip["norm_apart"] == close(math.sqrt(25 + 6.5**2))
    assert clip["turn"] == close(math.degrees(math.acos((25 + 12 * 6.5) / 13 / math.sqrt(25 + 6.5**2))))


def test_both_frameworks_clip_all_layers_as_one_vector(values):
    expected = values("gradients/norm_after_clip_numpy")["together"]
    layers = [torch.zeros(2, requires_grad=True), torch.zeros(1, requires_grad=True)]
    layers[0].grad, layers[1].grad = torch.tensor([3.0, 4.0]), torch.tensor([12.0])
    assert torch.nn.utils.clip_grad_norm_(layers, 6.5).item() == 13
    clipped = torch.cat([layer.grad for layer in layers])
    assert clipped.tolist() == close(expected, rel=1e-6)
    assert clipped.norm().item() < 6.5  # by a hair
    clipped, norm = optimizers.clip_grad_norm({"a": mx.array([3.0, 4.0]), "b": mx.array([12.0])}, 6.5)
    assert norm.item() == 13
    assert clipped["a"].tolist() + clipped["b"].tolist() == close(expected, rel=1e-6)


@torch_and_mlx
def test_layer_norm_in_place_of_batch_norm_does_not_explode(values, framework):
    swap = values(f"gradients/swap_layer_norm_{framework}")
    generator = np.random.default_rng(1986)  # its output layer is drawn last
    x, y = (torch.tensor(generator.uniform(-1, 1, (64, k))) for k in (64, 1))
    weights = [torch.tensor(generator.uniform(-1, 1, (64, 64))) * HE / 8 for _ in range(50)]
    outer = torch.tensor(generator.uniform(-1, 1, (1, 64))) / 8
    for kind, rel in (("layer", 1e-3), ("batch", 0.15)):  # rounding explodes with the gradient
        hidden = x
        for W in weights:
            z = hidden @ W.requires_grad_().T
            z = F.layer_norm(z, (64,)) if kind == "layer" else F.batch_norm(z, None, None, training=True)
            hidden = torch.relu(z)
        first, last = torch.autograd.grad(F.mse_loss(hidden @ outer.T, y), [weights[0], weights[-1]])
        assert swap[f"{kind}_first"] == close(first.norm().item(), rel=rel)
        assert swap[f"{kind}_last"] == close(last.norm().item(), rel=rel)
    assert swap["layer_first"] < swap["layer_last"] < 1
    assert (swap["layer_first"] / swap["layer_last"]) ** (1 / 49) > 0.93  # a few percent a layer
    assert swap["batch_first"] > 1000


def test_the_networks_of_exercise_4_have_factors_of_0_24_and_2_6(values):
    read = values("gradients/three_reports_numpy")
    factors = [(first / last) ** (1 / 11) for first, last in ((0.00000004, 0.3), (0.21, 0.22), (52_000, 1.5))]
    assert read["factors"] == close(factors)
    assert factors == close([0.24, 1, 2.6], rel=0.02)
