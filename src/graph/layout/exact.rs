//! Roots, turns and logarithms that come out the same to the last bit on every machine.
//!
//! The system's own differ in the last place from one library or processor to the next (with and
//! without fused multiplication), and a force layout makes a visible difference of that. These use
//! nothing but the four operations and the square root, which IEEE 754 fixes.

use std::f64::consts::{FRAC_PI_2, LN_2, PI, TAU};

/// The length of a way. Coordinates here are far from what a square cannot hold.
pub(crate) fn length(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}

/// Cosine and sine of an angle, by their power series.
pub(crate) fn cos_sin(angle: f32) -> (f32, f32) {
    let turned = f64::from(angle) % TAU;
    let x = if turned > PI {
        turned - TAU
    } else if turned < -PI {
        turned + TAU
    } else {
        turned
    };
    // Beyond a right angle the series is slow: mirror.
    let (near, flip) = match x {
        _ if x > FRAC_PI_2 => (PI - x, -1.0),
        _ if x < -FRAC_PI_2 => (-PI - x, -1.0),
        _ => (x, 1.0),
    };
    let (mut cos, mut sin, mut term) = (0.0, 0.0, 1.0);
    for k in 0..11_u32 {
        cos += term;
        term *= near / f64::from(2 * k + 1);
        sin += term;
        term *= -near / f64::from(2 * k + 2);
    }
    ((cos * flip) as f32, sin as f32)
}

/// The natural logarithm of a positive number, by the series of the inverse hyperbolic tangent.
pub(crate) fn ln(x: f32) -> f32 {
    if x <= 0.0 || !x.is_finite() {
        return f32::MIN;
    }
    let bits = f64::from(x).to_bits();
    let power = ((bits >> 52) & 0x7ff) as i32 - 1023;
    let part = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    let t = (part - 1.0) / (part + 1.0);
    let (mut sum, mut term) = (0.0, t);
    for k in 0..20_u32 {
        sum += term / f64::from(2 * k + 1);
        term *= t * t;
    }
    (2.0 * sum + f64::from(power) * LN_2) as f32
}

/// e to some power, by halving it until the series is short.
pub(crate) fn exp(x: f32) -> f32 {
    let part = f64::from(x.clamp(-80.0, 80.0)) / 256.0;
    let (mut sum, mut term) = (1.0, 1.0);
    for k in 1..10_u32 {
        term *= part / f64::from(k);
        sum += term;
    }
    for _ in 0..8 {
        sum *= sum;
    }
    sum as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_what_the_system_says_but_for_the_last_places() {
        for k in -400..400_i16 {
            let x = f32::from(k) * 0.173;
            let (cos, sin) = cos_sin(x);
            assert!((cos - x.cos()).abs() < 3e-6 && (sin - x.sin()).abs() < 3e-6, "{x}");
            let e = x * 0.2;
            assert!((exp(e) / e.exp() - 1.0).abs() < 2e-6, "{e}");
            assert!((ln(exp(e)) - e).abs() < 2e-5, "{e}");
        }
    }
}
