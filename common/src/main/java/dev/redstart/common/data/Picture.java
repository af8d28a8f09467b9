package dev.redstart.common.data;

/** A picture: its {@link Pixels}, or the bytes of an image file that somebody still has to decode. */
public sealed interface Picture permits Pixels, EncodedPicture {}
