//! Campaign to plan to scene; scene to SVG, PNG, PDF.
