"""Celsius and Fahrenheit have the same z-scores

Four temperatures in two units, each as z-score and by the maximum. Then
one sound, recorded softly and loudly, brought to the same peak.
"""

import numpy as np

celsius = np.array([-5.0, 0.0, 10.0, 25.0])
fahrenheit = celsius * 9 / 5 + 32


def z_score(x):
    return (x - x.mean()) / x.std()


z_celsius, z_fahrenheit = z_score(celsius), z_score(fahrenheit)
print(f"z-score, °C {z_celsius.round(2)}")
#> z-score, °C [-1.09 -0.65  0.22  1.53]
print(f"z-score, °F {z_fahrenheit.round(2)}")
#> z-score, °F [-1.09 -0.65  0.22  1.53]
max_celsius = celsius / celsius.max()
max_fahrenheit = fahrenheit / fahrenheit.max()
print(f"by the maximum, °C {max_celsius.round(2)}")
#> by the maximum, °C [-0.2  0.   0.4  1. ]
print(f"by the maximum, °F {max_fahrenheit.round(2)}")
#> by the maximum, °F [0.3  0.42 0.65 1.  ]

time = np.arange(100) / 100
tone = np.sin(2 * np.pi * 5 * time)
_soft = np.round(1000 * tone).astype(np.int16)  # 16 bits a sample
_loud = np.round(20000 * tone).astype(np.int16)
soft, loud = _soft / 32768, _loud / 32768  # from -1 to 1
soft_peak, loud_peak = np.abs(soft).max(), np.abs(loud).max()
print(f"peaks {soft_peak:.2f} and {loud_peak:.2f}")
#> peaks 0.03 and 0.61
difference = np.abs(soft / soft_peak - loud / loud_peak).max()
print(f"at the same peak: {difference:.4f} apart")
#> at the same peak: 0.0002 apart
