//! Foreign files: bytes to a draft, a draft to one deed; campaign to bytes.
